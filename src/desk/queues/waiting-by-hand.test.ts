import { expect, test } from "vitest";
import type { QueueId } from "#contract/ids.ts";
import type { QueueCard } from "#contract/views/cards.ts";
import { waitingByHand } from "./waiting-by-hand.ts";

const queue = (name: string, changed: Partial<QueueCard>) =>
  ({
    queueId: name as QueueId,
    name,
    priority: 0,
    isServed: true,
    isAuto: false,
    waitingCount: 1,
    longestWaitSince: 1_000,
    answerTargetMs: 60_000,
    ...changed,
  }) as QueueCard;

test("[B-17] the longest wait counts against the target of its own queue, and the worst is shown", () => {
  const patient = queue("patient", { longestWaitSince: 1_000, answerTargetMs: 0, waitingCount: 3 });
  const strict = queue("strict", { longestWaitSince: 61_000, priority: 5 });
  const at = (now: number) => waitingByHand([patient, strict], now);
  expect(at(120_999)).toEqual({ count: 4, longestMs: 119_999, grade: "soon", nextQueueId: "strict" });
  expect(at(121_000)?.grade).toBe("late");
  expect(at(62_000)?.grade).toBe("quiet");
});

test("[B-17] queues of other people, of automatic allocation and without a customer alert nobody", () => {
  const quiet = [
    queue("others", { isServed: false }),
    queue("auto", { isAuto: true }),
    queue("empty", { waitingCount: 0, longestWaitSince: null }),
  ];
  expect(waitingByHand(quiet, 999_999)).toBeNull();
});
