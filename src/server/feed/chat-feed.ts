import { setImmediate } from "node:timers/promises";
import { eventsPageMax } from "#contract/limits.ts";
import type { ChatId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Meter } from "../ports/meter.ts";
import type { Store, StoredEvent } from "../ports/store.ts";

interface Numbered {
  readonly number: number;
}

/** A piece of a chat's log as somebody may see it: all there is after `after` up to and with `upTo`. */
export interface ChatPiece<Event extends Numbered> {
  readonly type: "events";
  readonly chatId: ChatId;
  readonly after: number;
  readonly upTo: number;
  readonly events: readonly Event[];
  readonly olderLeftOut: boolean;
  readonly anew?: true;
}

/** A follower of a chat's events, from `have` on, as `present` shows them. */
export interface ChatFollower<Event extends Numbered> {
  /** Number of the last event they hold; 0 = none. */
  readonly have: number;
  /** The follower holds events of another history; the first piece replaces them. */
  readonly anew?: boolean;
  present(stored: StoredEvent): Event | null;
  deliver(piece: ChatPiece<Event>): void;
  /**
   * May the follower see the chat now? While it may not, nothing is delivered; missed events follow once it
   * may again.
   */
  maySee?(): boolean;
  /** The chat was erased: nothing comes any more. */
  erased?(): void;
  /** The missed events could not be read. Nothing more is delivered until the follower follows again. */
  failed(fault: unknown): void;
}

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly meter: Meter;
}

interface Following {
  /** Number of the last event delivered. */
  upTo: number;
  /** Number of the last event read for this follower, visible or not. */
  readTo: number;
  /** Events that arrived while the past was being read; `null` once the past has been delivered. */
  held: StoredEvent[] | null;
  /** `anew` of `ChatFollower`, until the first piece is delivered. */
  isAnew: boolean;
  /** Events arrived while the follower was not permitted to see the chat. */
  isBehind: boolean;
  readonly follower: ChatFollower<Numbered>;
}

/**
 * Brings followers of chats up to date and keeps them so: first the past from the store, then the announced
 * events.
 */
export class ChatFeed {
  readonly #logs: Logs;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #meter: Meter;
  readonly #followings = new Map<ChatId, Set<Following>>();

  constructor({ logs, store, bus, clock, meter }: Needs) {
    this.#logs = logs;
    this.#store = store;
    this.#clock = clock;
    this.#meter = meter;
    bus.subscribe(({ news, erased = [] }) => {
      for (const { kind, id } of erased) if (kind === "chat") this.#erase(id);
      for (const { kind, logId, events } of news) {
        if (kind === "chat") this.#announce(logId as ChatId, events);
        else if (kind === "account") this.#lookAgain();
      }
    });
  }

  /** Number of chats that are followed. */
  get held(): number {
    return this.#followings.size;
  }

  /** Follows a chat that is known to exist; the result ends it. Rejects when its past cannot be read. */
  async follow<Event extends Numbered>(chatId: ChatId, follower: ChatFollower<Event>): Promise<() => void> {
    const { have, anew: isAnew = false } = follower;
    const following: Following = { upTo: have, readTo: have, held: [], isAnew, isBehind: false, follower };
    const ofChat = this.#followings.get(chatId) ?? new Set();
    this.#followings.set(chatId, ofChat.add(following));
    const stop = () => this.#stop(chatId, following);
    try {
      await this.#deliverPast(chatId, following);
    } catch (fault) {
      stop();
      throw fault;
    }
    return stop;
  }

  #stop(chatId: ChatId, following: Following): void {
    const ofChat = this.#followings.get(chatId);
    ofChat?.delete(following);
    if (ofChat?.size === 0) this.#followings.delete(chatId);
  }

  /** Delivers all events announced so far. Events that arrive during the read are held back. */
  async #deliverPast(chatId: ChatId, following: Following): Promise<void> {
    // Reads one page in each turn of the event loop, so that a follower far behind lets others in between.
    await setImmediate();
    const last = this.#logs.peek("chat", chatId)?.number ?? 0;
    const isFarBehind = last - following.upTo > eventsPageMax;
    const past = isFarBehind
      ? await this.#store.readLogBefore(chatId, last + 1, eventsPageMax)
      : await this.#store.readLog(chatId, following.upTo, eventsPageMax);
    if (!this.#followings.get(chatId)?.has(following)) return;
    // Every chat has a first event, so a chat without events has been erased.
    if (past.length === 0 && following.readTo === 0) {
      this.#erase(chatId);
      return;
    }
    if (!maySee(following)) {
      following.held = null;
      following.isBehind = true;
      return;
    }
    if (isFarBehind) following.upTo = 0;
    following.readTo = past.at(-1)?.number ?? following.readTo;
    const piece = pieceFor(following, past, 0);
    const anew = following.isAnew ? ({ anew: true } as const) : {};
    following.isAnew = false;
    following.follower.deliver({ ...piece, chatId, olderLeftOut: isFarBehind, ...anew });
    const held = following.held ?? [];
    following.held = null;
    this.#deliver(chatId, following, held);
  }

  #announce(chatId: ChatId, events: readonly StoredEvent[]): void {
    const followings = this.#followings.get(chatId);
    if (!followings) return;
    for (const following of followings) {
      if (following.held) following.held.push(...events);
      else if (!maySee(following)) following.isBehind = true;
      else if (following.isBehind) this.#catchUp(chatId, following);
      else this.#deliver(chatId, following, events);
    }
    for (const { type, at } of events) {
      if (type === "message.sent") this.#meter.lineDelivered(this.#clock.now() - at);
    }
  }

  #erase(chatId: ChatId): void {
    const followings = this.#followings.get(chatId) ?? [];
    this.#followings.delete(chatId);
    for (const { follower } of followings) follower.erased?.();
  }

  /** Settings have changed, and with them perhaps who may see what. */
  #lookAgain(): void {
    for (const [chatId, followings] of this.#followings) {
      for (const following of followings) {
        if (following.isBehind && maySee(following)) this.#catchUp(chatId, following);
      }
    }
  }

  #catchUp(chatId: ChatId, following: Following): void {
    following.isBehind = false;
    following.held = [];
    this.#deliverPast(chatId, following).catch((fault: unknown) => {
      // Kept on, it would hold back all that comes and never deliver it.
      this.#stop(chatId, following);
      following.follower.failed(fault);
    });
  }

  /**
   * Delivers the visible events. When none is visible nothing is sent, so that not even a gap shows that
   * something happened.
   */
  #deliver(chatId: ChatId, following: Following, stored: readonly StoredEvent[]): void {
    const [first] = stored;
    const last = stored.at(-1);
    if (!first || !last || last.number <= following.readTo) return;
    const from = following.readTo + 1;
    // News that was never announced lies before this, or among it: the log has it.
    if (first.number > from || last.number - first.number >= stored.length) {
      this.#catchUp(chatId, following);
      return;
    }
    following.readTo = last.number;
    const piece = pieceFor(following, stored, from);
    if (piece.events.length === 0) return;
    following.follower.deliver({ ...piece, chatId, olderLeftOut: false });
  }
}

/** The visible events from number `from` on that follow on the last delivery; counts them as delivered. */
function pieceFor(following: Following, stored: readonly StoredEvent[], from: number) {
  const { follower, upTo: after } = following;
  const events: Numbered[] = [];
  for (const event of stored) {
    const line = event.number >= from && event.number > after ? follower.present(event) : null;
    if (line) events.push(line);
  }
  following.upTo = events.at(-1)?.number ?? after;
  return { type: "events", after, upTo: following.upTo, events } as const;
}

function maySee({ follower }: Following): boolean {
  return follower.maySee?.() ?? true;
}
