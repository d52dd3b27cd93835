import type { Clock } from "../ports/clock.ts";
import {
  type ClusterStore,
  type NumberedNews,
  type ServerId,
  type ServerRow,
  newsPageMax,
} from "../ports/cluster-store.ts";
import type { HintBus } from "../ports/hint-bus.ts";
import type { Take } from "./take-news.ts";

/** How often the store is looked at though nobody has hinted at anything: a lost hint costs so much. */
const lookEveryMs = 1_000;

/** So many looks, each about `lookEveryMs` after the last, without a sign of life: its people are gone. */
const leaseLooks = 5;

/** A number that is left out has failed, or is still being committed: for longer than that nothing is. */
const missingForMs = 30_000;

/** How many news before its start a server reads: what was still being committed then lies among them. */
const readBackMax = 1_000;

/** Whoever lacks more of a server's news than this reads the logs instead. */
const missingMax = 10_000;

/** Who has not looked for so long may find that news it needs was cleared away. */
const tooFarBehindMs = 30 * 60_000;

interface Peer {
  /** The highest number seen of its news. */
  top: number;
  /** Lower ones that were not there, and since when (ms since epoch). */
  readonly missing: Map<number, number>;
  beats: number;
  /** `null`: not known, or not any more; its people are to be read. */
  isHeld: boolean | null;
  /** For how many looks in a row it has given no sign of life. */
  stillFor: number;
  beatsBefore: number;
}

interface Needs {
  readonly store: ClusterStore;
  readonly hints: HintBus;
  readonly clock: Clock;
  /** Takes in what others have made known; again, if it fails. */
  readonly take: Take;
  /** This server is there, or there again, or nobody knows what it said: who is connected to it is to be read before its news. */
  readonly held: (serverId: ServerId) => Promise<void>;
  /** Nobody is connected to this server any more. */
  readonly gone: (serverId: ServerId) => void;
  /** This one's own people counted as gone for a while. */
  readonly wasGivenUp: () => void;
  /** So long nothing was heard that it cannot be named what. */
  readonly fellBehind: () => Promise<void>;
  readonly failed: (fault: unknown) => void;
}

/**
 * The other servers on this database. What each makes known is numbered; a hint says how far it has
 * come, and what is missing is read from the store. Once a second that is looked at without a hint,
 * and who lives.
 */
export class Peers {
  readonly #needs: Needs;
  readonly #peers = new Map<ServerId, Peer>();
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #lookedAt: number;
  #stopListening = () => {};
  /** What is done again and again. */
  readonly #ticks = new Map<"beat" | "look", { readonly cancel: () => void; readonly done: Promise<void> }>();
  #isHeldSurely = true;
  /** News it needs will not come any more. */
  #isBehind = false;
  /** There was more than was taken last. */
  #isMore = false;
  #isStopped = false;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#lookedAt = needs.clock.steady();
  }

  /** Joins them: from here on nothing they make known is missed. */
  async open(): Promise<void> {
    const { store } = this.#needs;
    await store.join();
    const servers = await store.readServers();
    for (const server of servers) this.#meet(server, Math.max(0, server.head - readBackMax));
  }

  start(): void {
    const { hints, store, failed } = this.#needs;
    store.onCommitted((number) => hints.send({ type: "news", serverId: store.serverId, number }));
    this.#stopListening = hints.listen((hint) => {
      if (hint.type !== "news" || hint.serverId === store.serverId) return;
      const peer = this.#peers.get(hint.serverId);
      if (peer && peer.top >= hint.number && !peer.missing.has(hint.number)) return;
      this.freshen().catch(failed);
    });
    this.#keepDoing("beat", () => this.#beat());
    this.#keepDoing("look", () => this.#lookWhoLives());
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopListening();
    for (const { cancel } of this.#ticks.values()) cancel();
    // A beat after that would say that it lives.
    await Promise.all([...this.#ticks.values()].map(({ done }) => done));
    await this.#needs.store.leave();
  }

  /** Takes in everything that was stored before it was called. */
  freshen(): Promise<void> {
    if (!this.#running) return (this.#running = this.#run(null));
    this.#next ??= this.#run(this.#running);
    return this.#next;
  }

  /** One after the other: two at once would take in the same news, each knowing less than the other. */
  async #run(before: Promise<void> | null): Promise<void> {
    if (before) await before.catch(() => {});
    try {
      await this.#look();
    } finally {
      this.#running = this.#next;
      this.#next = null;
    }
  }

  /** Does this again and again, a while after it was done. */
  #keepDoing(key: "beat" | "look", action: () => Promise<void>): void {
    const { clock, failed } = this.#needs;
    const cancel = clock.after(lookEveryMs, () => {
      const done = action()
        .catch(failed)
        .finally(() => {
          if (!this.#isStopped) this.#keepDoing(key, action);
        });
      this.#ticks.set(key, { cancel, done });
    });
    this.#ticks.set(key, { cancel, done: Promise.resolve() });
  }

  /** Apart from looking: whoever has much to read lives all the same. */
  async #beat(): Promise<void> {
    const { store, wasGivenUp } = this.#needs;
    const isSure = this.#isHeldSurely;
    // It may be stored though its answer is lost, and the next would not say that anything was amiss.
    this.#isHeldSurely = false;
    const wasHeld = await store.beat();
    this.#isHeldSurely = true;
    if (!wasHeld || !isSure) wasGivenUp();
  }

  async #lookWhoLives(): Promise<void> {
    await this.freshen();
    for (const [serverId, peer] of this.#peers) {
      peer.stillFor = peer.beats === peer.beatsBefore ? peer.stillFor + 1 : 0;
      peer.beatsBefore = peer.beats;
      if (peer.isHeld && peer.stillFor >= leaseLooks) {
        await this.#needs.store.giveUp({ serverId, beats: peer.beats });
      }
    }
  }

  async #look(): Promise<void> {
    const { clock } = this.#needs;
    if (clock.steady() - this.#lookedAt > tooFarBehindMs) this.#isBehind = true;
    const startedAt = clock.steady();
    for (let isMore = true; isMore;) isMore = await this.#lookOnce();
    this.#lookedAt = startedAt;
  }

  /** Says whether there was more than was read. */
  async #lookOnce(): Promise<boolean> {
    const { store, take, clock } = this.#needs;
    if (this.#isBehind) await this.#readAgain();
    const servers = await store.readServers();
    for (const server of servers) await this.#holdOrLetGo(this.#meet(server, 0), server);
    const known = new Set(servers.map(({ serverId }) => serverId));
    for (const serverId of this.#peers.keys()) if (!known.has(serverId)) this.#forget(serverId);
    const news = await this.#readNews(servers);
    // What is left of them is taken once what they build on is known.
    if (this.#leavesOutTooMany(news)) return true;
    const isMore = news.length >= newsPageMax;
    if (news.length > 0 || this.#isMore) await take(news, isMore);
    this.#isMore = isMore;
    for (const { serverId, number } of news) this.#note(serverId, number);
    for (const peer of this.#peers.values()) {
      for (const [number, since] of peer.missing) {
        if (clock.steady() - since > missingForMs) peer.missing.delete(number);
      }
    }
    return isMore;
  }

  /** Of all if there is any: what one server has committed may build on what another has since they were looked at. */
  async #readNews(servers: readonly ServerRow[]): Promise<readonly NumberedNews[]> {
    const asked = servers.flatMap(({ serverId, head }) => {
      const peer = this.#peers.get(serverId);
      if (!peer) return [];
      const { top, missing } = peer;
      return [{ serverId, after: top, missing: [...missing.keys()], isNew: head > top || missing.size > 0 }];
    });
    return asked.some(({ isNew }) => isNew) ? this.#needs.store.readNews(asked) : [];
  }

  #meet({ serverId, beats }: ServerRow, top: number): Peer {
    const known = this.#peers.get(serverId);
    const peer = known ?? { top, missing: new Map(), beats, isHeld: null, stillFor: 0, beatsBefore: -1 };
    this.#peers.set(serverId, peer);
    peer.beats = beats;
    return peer;
  }

  async #holdOrLetGo(peer: Peer, { serverId, isHeld }: ServerRow): Promise<void> {
    if (peer.isHeld === isHeld) return;
    if (isHeld) await this.#needs.held(serverId);
    else this.#needs.gone(serverId);
    peer.isHeld = isHeld;
  }

  #forget(serverId: ServerId): void {
    this.#peers.delete(serverId);
    this.#needs.gone(serverId);
  }

  async #readAgain(): Promise<void> {
    // Who has come and gone was said in that news, too.
    for (const peer of this.#peers.values()) peer.isHeld = null;
    await this.#needs.fellBehind();
    this.#isBehind = false;
  }

  /** News so far beyond what was seen of its server that those between are not waited for: they were cleared away. */
  #leavesOutTooMany(news: readonly NumberedNews[]): boolean {
    for (const { serverId, number } of news) {
      const peer = this.#peers.get(serverId);
      if (!peer || number - peer.top + peer.missing.size <= missingMax) continue;
      peer.top = number - readBackMax;
      peer.missing.clear();
      this.#isBehind = true;
    }
    return this.#isBehind;
  }

  #note(serverId: ServerId, number: number): void {
    const peer = this.#peers.get(serverId);
    if (!peer) return;
    peer.missing.delete(number);
    const now = this.#needs.clock.steady();
    for (let left = peer.top + 1; left < number; left++) peer.missing.set(left, now);
    peer.top = Math.max(peer.top, number);
  }
}
