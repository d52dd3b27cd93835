import type { UserId } from "#core/ids.ts";
import type { DeskFeed } from "../feed/desk-feed.ts";
import type { People } from "../gateway/people.ts";
import type { TypingRelay } from "../gateway/typing-relay.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { ClusterStore } from "../ports/cluster-store.ts";
import type { HintBus } from "../ports/hint-bus.ts";
import { type Store, StoreFault } from "../ports/store.ts";
import type { StoreWatch } from "../store/store-watch.ts";
import type { Positions } from "../presence/positions.ts";
import type { Presence } from "../presence/presence.ts";
import { FarLogs } from "./far-logs.ts";
import { FarPeople } from "./far-people.ts";
import { FarTyping } from "./far-typing.ts";
import { HeldPeople } from "./held-people.ts";
import { Peers } from "./peers.ts";
import { markOf } from "./session-mark.ts";
import { type Take, takeNews } from "./take-news.ts";

/** What a server needs to be one of several on a database. */
export interface ClusterPorts {
  readonly store: ClusterStore;
  readonly hints: HintBus;
}

interface Needs {
  readonly ports: ClusterPorts;
  readonly store: Store;
  readonly logs: Logs;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly storeWatch: Pick<StoreWatch, "failed">;
  readonly failed: (fault: unknown) => void;
}

/** What takes in that others' people have read something, which needs more than the rest. */
interface Shown {
  readonly positions: Positions;
  readonly people: People;
  readonly deskFeed: Pick<DeskFeed, "chatChanged">;
}

/** This server among the others on its database: what it tells them of itself, and what it hears. */
export class Cluster {
  /** Counts who comes in at this server's doors. */
  readonly doors: HeldPeople;
  readonly #needs: Needs;
  readonly #failed: (fault: unknown) => void;
  readonly #peers: Peers;
  readonly #farLogs: FarLogs;
  readonly #farPeople: FarPeople;
  #take: Take = async () => {};

  private constructor(needs: Needs) {
    const { ports, clock, presence, storeWatch } = needs;
    this.#needs = needs;
    const failed = (fault: unknown) => {
      // These go to the store beside the rest, so that nobody else has said so.
      if (fault instanceof StoreFault) storeWatch.failed(fault);
      needs.failed(fault);
    };
    this.#failed = failed;
    this.#farLogs = new FarLogs(needs);
    this.#farPeople = new FarPeople(presence);
    this.doors = new HeldPeople({ ...ports, clock, presence, failed });
    this.#peers = new Peers({
      ...ports,
      clock,
      failed,
      take: (news, isMore) => this.#take(news, isMore),
      held: async (serverId) => this.#farPeople.held(serverId, await ports.store.readHeld(serverId)),
      gone: (serverId) => this.#farPeople.gone(serverId),
      wasGivenUp: () => this.doors.sayAgain(),
      fellBehind: () => this.#farLogs.readAgain(),
    });
  }

  /** Takes in everything that others had stored before it was called. */
  readonly freshen = (): Promise<void> => this.#peers.freshen();

  /** Before the logs are read: from here on nothing is missed. */
  static async join(needs: Needs): Promise<Cluster> {
    const cluster = new Cluster(needs);
    await cluster.#peers.open();
    return cluster;
  }

  /**
   * The desks of this session, or of all sessions of the user, close at the other servers, too. Never
   * throws: what it follows on has been done.
   */
  async signOut(userId: UserId, session: string | null): Promise<void> {
    const signedOut = { userId, session: session === null ? null : markOf(session) };
    try {
      await this.#needs.ports.store.tell({ signedOut });
    } catch (fault) {
      this.#failed(fault);
    }
  }

  /** Has the user a desk at another server, signed in otherwise than with this session? */
  hasOtherDesk(userId: UserId, session: string): boolean {
    return this.#farPeople.hasOtherDesk(userId, markOf(session));
  }

  typing(relay: TypingRelay): FarTyping {
    return new FarTyping(relay, this.#needs.ports.hints);
  }

  /** Before anything is decided here: who is connected to the others. */
  async meet(shown: Shown): Promise<void> {
    const { logs } = this.#needs;
    this.#take = takeNews({ ...shown, logs, farLogs: this.#farLogs, farPeople: this.#farPeople });
    await this.freshen();
  }

  start(): void {
    this.#peers.start();
  }

  stop(): Promise<void> {
    return this.#peers.stop();
  }
}
