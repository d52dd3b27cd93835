import { type AnsweredWait, answeredWaitsMax, estimateWaitMs } from "#core/allocation/estimate-wait.ts";
import { type EndedWait, isEnded, waitEndedIn } from "#core/board/queue-wait.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import type { ChatId, QueueId } from "#core/ids.ts";
import { queueWaitsFollower, waitsOf } from "../followers/queue-waits.ts";
import { changeOf } from "../logs/evolve-state.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus, LogNews } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly failed: (fault: unknown) => void;
}

/** How far back waits are known. */
const keptMs = 60 * 60_000;

/** Most waits that are read when the account is opened: the latest. */
const readMax = 20_000;

/** Most waits looked at for an estimate: enough of them were answered, unless hardly anybody is. */
const lookedAtMax = 10 * answeredWaitsMax;

/** While the follower is behind what went on before the account was opened, its rows are read again so often. */
const readAgainMs = 2_000;

/**
 * The waits for a first agent that ended in the last hour, by queue, the oldest first. What ends while the
 * account is open is heard at once; what ended before is read from the follower's rows. (B-77, B-90)
 */
export class RecentWaits {
  readonly #needs: Needs;
  readonly #waits = new Map<QueueId, EndedWait[]>();
  /** The chats whose wait was heard or read. */
  readonly #known = new Map<ChatId, number>();
  #isStopped = true;
  #cancel = () => {};

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.bus.subscribe(({ news }) => {
      for (const one of news) if (one.kind === "chat") this.#hear(one);
    });
  }

  /** Reads what ended before the account was opened. */
  start(): void {
    this.#isStopped = false;
    this.#read().catch((fault: unknown) => this.#needs.failed(fault));
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  /** The waits that ended in this queue, the oldest first. */
  of(queueId: QueueId): readonly EndedWait[] {
    this.#forget();
    return this.#waits.get(queueId) ?? [];
  }

  /** The wait to expect in this queue; `null` when there is too little to tell. */
  estimateMs(queueId: QueueId): number | null {
    const waits = this.#waits.get(queueId) ?? [];
    const answered: AnsweredWait[] = [];
    for (const { beganAt, end } of waits.slice(-lookedAtMax)) {
      if (end.how === "answered") answered.push({ at: end.at, waitMs: end.at - beganAt });
    }
    return estimateWaitMs(answered, this.#needs.clock.now());
  }

  #hear({ logId, events }: LogNews): void {
    const chat = this.#needs.logs.peek("chat", logId as ChatId);
    if (!chat) return;
    for (const event of events) {
      const wait = waitEndedIn(chat, changeOf(event) as ChatEvent);
      if (wait) this.#add(chat.chatId, wait);
    }
  }

  async #read(): Promise<void> {
    const { store, clock, logs } = this.#needs;
    const { accountId } = logs;
    const head = await store.readLedgerHead(accountId);
    const read = async (): Promise<void> => {
      const cursor = (await store.readCursor(queueWaitsFollower, accountId)) ?? 0;
      const rows = await store.readEndedWaits({ accountId, after: clock.now() - keptMs, limit: readMax });
      for (const row of rows) {
        const [wait] = waitsOf([row]);
        if (wait && isEnded(wait) && wait.end.how !== "moved") this.#add(row.chat_id, wait);
      }
      for (const waits of this.#waits.values()) waits.sort((a, b) => a.end.at - b.end.at);
      if (cursor >= head || this.#isStopped) return;
      this.#cancel = clock.after(readAgainMs, () => {
        read().catch((fault: unknown) => this.#needs.failed(fault));
      });
    };
    await read();
  }

  #add(chatId: ChatId, wait: EndedWait): void {
    if (this.#known.has(chatId)) return;
    this.#known.set(chatId, wait.end.at);
    const ofQueue = this.#waits.get(wait.queueId);
    if (ofQueue) ofQueue.push(wait);
    else this.#waits.set(wait.queueId, [wait]);
    this.#forget();
  }

  /** Lets go of what ended too long ago. */
  #forget(): void {
    const oldest = this.#needs.clock.now() - keptMs;
    for (const [chatId, at] of this.#known) {
      if (at > oldest) break;
      this.#known.delete(chatId);
    }
    for (const [queueId, waits] of this.#waits) {
      const first = waits.findIndex(({ end }) => end.at > oldest);
      if (first < 0) this.#waits.delete(queueId);
      else if (first > 0) waits.splice(0, first);
    }
  }
}
