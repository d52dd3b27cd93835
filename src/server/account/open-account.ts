import type { Agent } from "#core/agent/agent.ts";
import type { ErrorCode } from "#contract/error-codes.ts";
import type { AccountId } from "#core/ids.ts";
import { inProcessBus } from "../bus/in-process-bus.ts";
import { failureLog } from "../logging/failure-log.ts";
import { Logs } from "../logs/logs.ts";
import { leaveDesk } from "../gateway/leave-desk.ts";
import type { StoreWatch } from "../store/store-watch.ts";
import { type AccountClock, clockOfAccount } from "./account-clock.ts";
import { type AccountNeeds, accountParts } from "./account-parts.ts";

/** How long an account that is closed waits for the answers to what has been asked. */
const answerWithinMs = 5_000;

type Parts = ReturnType<typeof accountParts>;

/**
 * Reads what goes on in an account, puts its parts together and begins what it does by itself; `null`:
 * there is no such account. `broken` is called when a part of it could not take in what happened. Throws a
 * `StoreFault` where the store cannot be read, and whatever else where something stored cannot be worked with.
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
  /** A session of the user has ended. */
  readonly leave: ReturnType<typeof leaveDesk>;
  #closing: ErrorCode | null = null;
  readonly #clock: AccountClock;
  readonly #stopListening: () => void;

  constructor(parts: Parts, { clock, storeWatch }: { clock: AccountClock; storeWatch: StoreWatch }) {
    this.accountId = parts.logs.accountId;
    this.parts = parts;
    this.leave = leaveDesk({ ...parts, clock });
    this.#clock = clock;
    // What cannot begin its work must not be held by those who would tell it something.
    parts.byItself.start();
    // Before anybody is given up for having been away as long as the store was.
    this.#stopListening = storeWatch.onBack((awayMs) => parts.presence.discount(awayMs));
  }

  /** Is nobody connected, and nothing to be looked after? */
  get isIdle(): boolean {
    const { logs, gates } = this.parts;
    const isBusy = gates.connections.size > 0 || gates.requests.isAnswering || logs.liveCount("chat") > 0;
    return !isBusy && ![...logs.agents()].some(isAtWork);
  }

  /** Why nobody is let in any more; `null` while it is at work. */
  get closing(): ErrorCode | null {
    return this.#closing;
  }

  /**
   * Answers what has been asked, ends its connections with this reason, and writes what is known only here.
   * From then on nothing of it runs any more.
   */
  async close(why: ErrorCode): Promise<void> {
    this.#closing = why;
    const { connections, requests } = this.parts.gates;
    // What is asked from here on is asked again where the account is opened next.
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
