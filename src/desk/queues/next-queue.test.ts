import { expect, test } from "vitest";
import type { QueueId } from "#contract/ids.ts";
import type { QueueCard } from "#contract/views/cards.ts";
import { nextQueue } from "./next-queue.ts";

const queue = (queueId: string, changed: Partial<QueueCard> = {}) =>
  ({
    queueId,
    name: queueId,
    priority: 0,
    isServed: true,
    isAuto: false,
    waitingCount: 1,
    ...changed,
  }) as QueueCard;

const next = (queues: readonly QueueCard[], lookedAtId: string | null = null) =>
  nextQueue(queues, lookedAtId as QueueId | null)?.queueId;

test("[B-26] the key takes from the queue that is looked at, unless nobody waits in it", () => {
  const queues = [queue("bookings", { priority: 2 }), queue("refunds")];
  expect(next(queues, "refunds")).toBe("refunds");
  expect(next(queues)).toBe("bookings");
  expect(next([queue("bookings"), queue("refunds", { waitingCount: 0 })], "refunds")).toBe("bookings");
});

test("[B-6] customers whom nobody is given come first; those of other queues can be taken, too", () => {
  const auto = queue("auto", { isAuto: true, priority: 9 });
  expect(next([auto, queue("by hand")])).toBe("by hand");
  expect(next([auto])).toBe("auto");
  expect(next([queue("others", { isServed: false }), queue("empty", { waitingCount: 0 })])).toBeUndefined();
});
