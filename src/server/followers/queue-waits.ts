import { type QueueWait, queueWaitsAfter } from "#core/board/queue-wait.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import type { ChatId } from "#core/ids.ts";
import { changeOf } from "../logs/evolve-state.ts";
import type { QueueWaitRow } from "../ports/rows.ts";
import type { KeptRows, LedgerEvent } from "../ports/store.ts";
import type { Follower } from "./follower.ts";

/** Events that begin or end a wait; nearly all others are messages, and cost nothing here. */
const waitEvents = new Set([
  "chat.requested",
  "chat.played",
  "chat.transferred",
  "chat.abandoned",
  "chat.ended",
]);

/** How long customers waited for a first agent in each queue, and what came of it. (B-77, B-90) */
export const queueWaitsFollower: Follower = {
  name: "queue-waits",
  version: 1,
  kinds: ["chat"],
  buildsOn: (events) =>
    [...new Set(events.filter(isOfWait).map(({ logId }) => logId))].map((key) => ({
      table: "queue_wait",
      key,
    })),
  follow(events, before) {
    const chats = new Map<string, readonly QueueWait[]>();
    for (const { key, rows } of before) chats.set(key, waitsOf(rows as readonly QueueWaitRow[]));
    const changed = new Map<string, LedgerEvent>();
    for (const event of events.filter(isOfWait)) {
      const waits = chats.get(event.logId) ?? [];
      const after = queueWaitsAfter(waits, changeOf(event) as ChatEvent);
      if (after === waits) continue;
      chats.set(event.logId, after);
      changed.set(event.logId, event);
    }
    return [...changed.values()].map((event) => rowsOf(event, chats.get(event.logId) ?? []));
  },
};

function isOfWait({ type }: LedgerEvent): boolean {
  return waitEvents.has(type);
}

function rowsOf({ logId, accountId }: LedgerEvent, waits: readonly QueueWait[]): KeptRows {
  const rows = waits.map(({ queueId, beganAt, end }, index) => ({
    chat_id: logId as ChatId,
    number: index + 1,
    account_id: accountId,
    queue_id: queueId,
    began_at: beganAt,
    ended_at: end?.at ?? null,
    how: end?.how ?? null,
  }));
  return { table: "queue_wait", key: logId, rows };
}

/** The waits that these rows stand for, the oldest first. */
export function waitsOf(rows: readonly QueueWaitRow[]): QueueWait[] {
  return rows
    .toSorted((a, b) => a.number - b.number)
    .map(({ queue_id, began_at, ended_at, how }) => ({
      queueId: queue_id,
      beganAt: began_at,
      end: ended_at === null || how === null ? null : { at: ended_at, how },
    }));
}
