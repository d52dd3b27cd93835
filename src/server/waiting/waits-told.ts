import type { WaitView } from "#contract/views/wait-view.ts";
import { shownWait } from "#core/allocation/shown-wait.ts";
import { type Chat, isOpen } from "#core/chat/chat.ts";
import type { ChatId, QueueId } from "#core/ids.ts";
import { isOpenAt } from "#core/opening-hours/is-open.ts";
import type { RecentWaits } from "../allocation/recent-waits.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import type { OpeningTimes } from "../deadlines/opening-times.ts";
import type { Logs } from "../logs/logs.ts";
import type { Availability } from "../offline/availability.ts";
import type { Bus, LogNews } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Presence } from "../presence/presence.ts";

type Tell = (wait: WaitView) => void;

/** An open chat with pages that show it. */
interface Watched {
  /** The view that its pages were told last, as JSON; empty while it does not wait. */
  told: string;
  readonly pages: Set<Tell>;
}

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly openingTimes: OpeningTimes;
  readonly waitingLines: WaitingLines;
  readonly recentWaits: RecentWaits;
  readonly availability: Availability;
}

/** A queue at one look, found out once for all who wait in it. */
interface QueueThen {
  readonly isOpen: boolean;
  readonly isAttended: boolean;
  readonly estimateMs: number | null;
  readonly placeOf: (chatId: ChatId) => number;
}

/** However much happens, pages are not told more often than this. */
const tellEveryMs = 3_000;

/** Minutes pass, and grace times end, without anything happening. */
const lookEveryMs = 15_000;

/**
 * Tells waiting customers their place or the wait to expect, whichever their queue shows, as it changes.
 * (B-71, B-77) One look goes over each line once, and tells only those for whom the words change.
 */
export class WaitsTold {
  readonly #needs: Needs;
  readonly #watched = new Map<ChatId, Watched>();
  #lookedAt = -Infinity;
  #nextAt = Infinity;
  #cancel: () => void = () => {};

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.bus.subscribe(({ news }) => {
      if (news.some(mayChangeIt)) this.#lookSoon();
    });
    needs.presence.onAgentChange(() => this.#lookSoon());
    needs.openingTimes.onChange(() => this.#lookSoon());
  }

  /** Number of chats whose pages are told. */
  get held(): number {
    return this.#watched.size;
  }

  /** Calls `tell` at once if the chat waits, and with each change; the result ends it. */
  watch(chatId: ChatId, tell: Tell): () => void {
    const chat = this.#needs.logs.peek("chat", chatId);
    if (!chat || !isOpen(chat)) return () => {};
    const watched = this.#watched.get(chatId) ?? { told: "", pages: new Set() };
    this.#watched.set(chatId, watched);
    watched.pages.add(tell);
    const place = this.#needs.waitingLines.position(chatId) ?? 1;
    const wait = this.#viewOf(
      chat,
      this.#queueThen(chat.queueId, () => place),
    );
    if (watched.told === "" && wait) watched.told = JSON.stringify(wait);
    if (wait) tell(wait);
    this.#lookBy(this.#needs.clock.steady() + lookEveryMs);
    return () => {
      watched.pages.delete(tell);
      if (watched.pages.size > 0 || this.#watched.get(chatId) !== watched) return;
      this.#watched.delete(chatId);
      if (this.#watched.size === 0) this.#rest();
    };
  }

  #lookSoon(): void {
    if (this.#watched.size > 0) this.#lookBy(this.#lookedAt + tellEveryMs);
  }

  #lookBy(at: number): void {
    const { clock } = this.#needs;
    if (at >= this.#nextAt) return;
    this.#cancel();
    this.#nextAt = at;
    this.#cancel = clock.after(Math.max(0, at - clock.steady()), () => this.#look());
  }

  #rest(): void {
    this.#cancel();
    this.#nextAt = Infinity;
  }

  #look(): void {
    const { logs, clock } = this.#needs;
    this.#rest();
    this.#lookedAt = clock.steady();
    const queues = new Map<QueueId, QueueThen>();
    for (const [chatId, watched] of this.#watched) {
      const chat = logs.peek("chat", chatId);
      if (!chat || !isOpen(chat)) {
        this.#watched.delete(chatId);
        continue;
      }
      const { queueId } = chat;
      const queueThen = queues.get(queueId) ?? this.#queueThen(queueId, this.#placesIn(queueId));
      queues.set(queueId, queueThen);
      this.#tell(watched, this.#viewOf(chat, queueThen));
    }
    if (this.#watched.size > 0) this.#lookBy(this.#lookedAt + lookEveryMs);
  }

  #tell(watched: Watched, wait: WaitView | null): void {
    const text = wait ? JSON.stringify(wait) : "";
    if (text === watched.told) return;
    watched.told = text;
    if (wait) for (const tell of watched.pages) tell(wait);
  }

  #viewOf(chat: Chat, { isOpen: isQueueOpen, isAttended, estimateMs, placeOf }: QueueThen): WaitView | null {
    const { logs, clock } = this.#needs;
    const isWaiting = chat.state === "waiting" || (chat.state === "owned" && !chat.joined);
    const queue = isWaiting && logs.account.queues[chat.queueId];
    if (!queue) return null;
    const wait = shownWait({
      shows: queue.shownToWaiting,
      isOpen: isQueueOpen,
      isAttended,
      position: () => placeOf(chat.chatId),
      // The estimate is made from waits for a first agent.
      estimateMs: chat.hasBeenJoined ? null : estimateMs,
      waitedMs: clock.now() - chat.inQueueSince,
    });
    return { ...wait, leavingMs: queue.leavingMs };
  }

  #queueThen(queueId: QueueId, placeOf: QueueThen["placeOf"]): QueueThen {
    const { logs, clock, availability, recentWaits } = this.#needs;
    const { queues, openingHours } = logs.account;
    const queue = queues[queueId];
    const hours = queue?.openingHoursId ? openingHours[queue.openingHoursId] : undefined;
    return {
      isOpen: !hours || isOpenAt(hours, clock.now()),
      isAttended: queue !== undefined && availability.queueNow(queue).isAttended(),
      estimateMs: recentWaits.estimateMs(queueId),
      placeOf,
    };
  }

  /** Places in the line, counted in one go when the first is asked for. Whoever has been given to an agent is next. */
  #placesIn(queueId: QueueId): QueueThen["placeOf"] {
    let places: Map<ChatId, number> | null = null;
    const count = () => {
      const counted = new Map<ChatId, number>();
      for (const { chatId } of this.#needs.waitingLines.line(queueId)) counted.set(chatId, counted.size + 1);
      return counted;
    };
    return (chatId) => (places ??= count()).get(chatId) ?? 1;
  }
}

/** Messages are most of the news and change no wait. */
function mayChangeIt({ kind, events }: LogNews): boolean {
  if (kind === "account" || kind === "agent") return true;
  return kind === "chat" && events.some(({ type }) => type.startsWith("chat."));
}
