import type { Agent } from "#core/agent/agent.ts";
import type { ErrorCode } from "#contract/error-codes.ts";
import type { AccountId } from "#core/ids.ts";
import { inProcessBus } from "../bus/in-process-bus.ts";
import { failureLog } from "../logging/failure-log.ts";
import { Logs } from "../logs/logs.ts";
import { type SignedOut, leaveDesk } from "../gateway/leave-desk.ts";
import type { StoreWatch } from "../store/store-watch.ts";
import { type AccountClock, clockOfAccount } from "./account-clock.ts";
import { type AccountNeeds, accountParts } from "./account-parts.ts";

/** How long closing an account waits for running requests. */
const answerWithinMs = 5_000;

type Parts = ReturnType<typeof accountParts>;

/**
 * Loads an account's live state, assembles its parts and starts its background work. Returns `null` when
 * there is no such account. Calls `broken` when a part throws while it handles news. Throws a `StoreFault`
 * when the store cannot be read, and any other error when stored data cannot be understood.
 */
export async function openAccount(
  { accountId, epoch }: { readonly accountId: AccountId; readonly epoch: number },
  needs: AccountNeeds,
  broken: () => void,
): Promise<OpenAccount | null> {
  const clock = clockOfAccount(needs.clock);
  try {
    const { store, meter, storeWatch } = needs;
    const logger = needs.logger.child({ accountId });
    const failed = failureLog(logger, storeWatch);
    const bus = inProcessBus((bugs) => {
      failed(bugs);
      broken();
    });
    const logs = new Logs({ accountId, epoch, store, bus, clock, meter, failed });
    await logs.open(needs.ids.next());
    if (!logs.isFounded) return null;
    const parts = accountParts({ ...needs, clock, logger, failed, bus, logs });
    await parts.positions.loadOpen(accountId, logs.liveChats());
    return new OpenAccount(parts, { clock, storeWatch });
  } catch (fault) {
    clock.stop();
    throw fault;
  }
}

/** An account at work: everything that is held of it, and everything that it does. */
export class OpenAccount {
  readonly accountId: AccountId;
  readonly parts: Parts;
  #closing: ErrorCode | null = null;
  readonly #leaveDesk: ReturnType<typeof leaveDesk>;
  readonly #clock: AccountClock;
  readonly #stopListening: () => void;

  constructor(parts: Parts, { clock, storeWatch }: { clock: AccountClock; storeWatch: StoreWatch }) {
    this.accountId = parts.logs.accountId;
    this.parts = parts;
    this.#leaveDesk = leaveDesk({ ...parts, clock });
    this.#clock = clock;
    // Started before anything subscribes from outside: if this throws, no outside listener keeps the account
    // alive.
    parts.byItself.start();
    // Discounts the store's outage before anybody is given up for having been away that long.
    this.#stopListening = storeWatch.onBack((awayMs) => parts.presence.discount(awayMs));
  }

  /**
   * True when nobody is connected, no request is running, no chat is live, no mail may be due and no agent is at
   * work.
   */
  get isIdle(): boolean {
    const { logs, gates, byItself, uploads } = this.parts;
    const isAsked = gates.connections.size > 0 || gates.requests.isAnswering;
    const hasWork = logs.liveCount("chat") > 0 || byItself.customerMails.held > 0 || uploads.held > 0;
    const isBusy = isAsked || hasWork;
    return !isBusy && ![...logs.agents()].some(isAtWork);
  }

  /** Why new connections are refused; `null` while the account is at work. */
  get closing(): ErrorCode | null {
    return this.#closing;
  }

  /** A session of the user has ended. Waited for when the account closes, as its requests are. */
  leave(user: SignedOut): Promise<void> {
    return this.parts.gates.requests.run(() => this.#leaveDesk(user));
  }

  /**
   * Answers running requests, ends the account's connections with this reason and writes state that exists
   * only in memory. Nothing of the account runs afterwards.
   */
  async close(why: ErrorCode): Promise<void> {
    this.#closing = why;
    const { connections, requests } = this.parts.gates;
    // Clients repeat later requests where the account is opened next.
    for (const connection of connections) connection.stopListening();
    await requests.settled(answerWithinMs);
    for (const connection of connections) connection.end(why);
    this.#stopListening();
    await this.parts.byItself.stop();
    this.#clock.stop();
    await this.parts.positions.write();
  }
}

function isAtWork({ base, owned }: Agent): boolean {
  return base !== "unavailable" || Object.keys(owned).length > 0;
}
