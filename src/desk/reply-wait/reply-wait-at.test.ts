import { expect, test } from "vitest";
import { lateFrom, replyWaitAt } from "./reply-wait-at.ts";

const waiting = { replyWaitSince: 1_000, replyTargetMs: 60_000 };

test("[I-8] the alert is late from exactly the target on", () => {
  expect(replyWaitAt(waiting, 60_999)?.grade).toBe("soon");
  expect(replyWaitAt(waiting, 61_000)?.grade).toBe("late");
  expect(lateFrom(waiting)).toBe(61_000);
});

test("[B-31] the warning stage begins at three quarters of the target", () => {
  expect(replyWaitAt(waiting, 45_999)?.grade).toBe("quiet");
  expect(replyWaitAt(waiting, 46_000)?.grade).toBe("soon");
});

test("[I-8] without a target it is never late", () => {
  const without = { ...waiting, replyTargetMs: 0 };
  expect(replyWaitAt(without, 9_999_999)?.grade).toBe("quiet");
  expect(lateFrom(without)).toBeNull();
});

test("[B-31] nobody waits: there is no alert", () => {
  expect(replyWaitAt({ ...waiting, replyWaitSince: null }, 5_000)).toBeNull();
});

test("[B-55] a wait that begins in the future of this clock is none yet", () => {
  expect(replyWaitAt(waiting, 0)).toEqual({ waitMs: 0, grade: "quiet" });
});
