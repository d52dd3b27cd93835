import { type AnsweredWait, answeredWaitsMax, estimateWaitMs } from "#core/allocation/estimate-wait.ts";
import type { ChatId, QueueId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus, LogNews } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly clock: Clock;
}

/**
 * The latest waits in each queue of customers to whom an agent came. Only in memory: an account that was just
 * opened knows of none, and says so. (B-77)
 */
export class AnsweredWaits {
  readonly #logs: Logs;
  readonly #clock: Clock;
  readonly #waits = new Map<QueueId, AnsweredWait[]>();

  constructor({ logs, bus, clock }: Needs) {
    this.#logs = logs;
    this.#clock = clock;
    bus.subscribe(({ news }) => {
      for (const one of news) if (one.kind === "chat") this.#hear(one);
    });
  }

  /** The wait to expect in this queue; `null` when there is too little to tell. */
  estimateMs(queueId: QueueId): number | null {
    return estimateWaitMs(this.#waits.get(queueId) ?? [], this.#clock.now());
  }

  /** Only a customer's first agent ends a wait that began in the queue. */
  #hear({ logId, events }: LogNews): void {
    const joined = events.find(({ type, body }) => type === "chat.played" && body["joins"] === "first");
    const chat = joined && this.#logs.peek("chat", logId as ChatId);
    if (!chat) return;
    const { at } = joined;
    const waits = this.#waits.get(chat.queueId) ?? [];
    waits.push({ at, waitMs: at - chat.inQueueSince });
    this.#waits.set(chat.queueId, waits.slice(-answeredWaitsMax));
  }
}
