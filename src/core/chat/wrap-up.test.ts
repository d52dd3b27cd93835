import { describe, expect, test } from "vitest";
import { at } from "../testing/at.ts";
import { wrapUpRules } from "../testing/given-account.ts";
import { wrapUpWith } from "../testing/given-chat.ts";
import { beginWrapUp, extendWrapUp, runWrapUp, wrapUpDue, wrapUpLeftMs } from "./wrap-up.ts";

describe("how a wrap-up begins", () => {
  test("[B-52] timed: with its full time, running exactly if the chat is the active item", () => {
    expect(beginWrapUp(wrapUpRules, at(0), true)).toEqual(wrapUpWith({ at: at(0), running: true }));
    expect(beginWrapUp(wrapUpRules, at(0), false)).toEqual(wrapUpWith({ at: at(0), running: false }));
  });

  test("[B-52] off: not at all; unlimited: without a countdown", () => {
    expect(beginWrapUp({ ...wrapUpRules, mode: "off" }, at(0), true)).toBeNull();
    expect(beginWrapUp({ ...wrapUpRules, mode: "unlimited" }, at(0), true)).toEqual(
      wrapUpWith({ at: at(0), leftMs: null, extensionsLeft: 0 }),
    );
  });
});

describe("the countdown", () => {
  const running = wrapUpWith({ at: at(0) });
  const paused = wrapUpWith({ at: at(0), running: false });

  test("[B-41] runs while the chat is the active item and stands still otherwise", () => {
    expect(wrapUpLeftMs(running, at(0))).toBe(60_000);
    expect(wrapUpLeftMs(running, at(25))).toBe(35_000);
    expect(wrapUpLeftMs(paused, at(25))).toBe(60_000);
  });

  test("[I-7] is never below nothing, and a clock that went back adds nothing", () => {
    expect(wrapUpLeftMs(running, at(61))).toBe(0);
    expect(wrapUpLeftMs(running, at(-5))).toBe(60_000);
  });

  test("[B-41] goes on from the same value", () => {
    const stopped = runWrapUp(running, at(25), false);
    expect(wrapUpLeftMs(stopped, at(500))).toBe(35_000);
    const again = runWrapUp(stopped, at(500), true);
    expect(wrapUpLeftMs(again, at(510))).toBe(25_000);
    expect(wrapUpDue(again)).toEqual({ dueAt: at(535), why: "expired" });
  });

  test("[B-52] is longer by each extension, running or paused", () => {
    const longer = extendWrapUp(running, at(25));
    expect(wrapUpLeftMs(longer, at(25))).toBe(95_000);
    expect(longer.extensionsLeft).toBe(2);
    expect(wrapUpLeftMs(extendWrapUp(paused, at(25)), at(99))).toBe(120_000);
  });
});

describe("when a wrap-up closes by itself", () => {
  test("[B-53] running: when its countdown is over", () => {
    expect(wrapUpDue(wrapUpWith({ at: at(0) }))).toEqual({ dueAt: at(60), why: "expired" });
  });

  test("[B-41] paused: when it has been paused for as long as its queue allowed", () => {
    const paused = wrapUpWith({ at: at(0), running: false });
    expect(wrapUpDue(paused)).toEqual({ dueAt: at(1800), why: "paused-too-long" });
    expect(wrapUpDue(extendWrapUp(paused, at(100)))).toEqual({ dueAt: at(1800), why: "paused-too-long" });
    expect(wrapUpDue({ ...paused, pausedMaxMs: 0 })).toBeNull();
  });

  test("[B-52] without limit: never while it runs", () => {
    expect(wrapUpDue(wrapUpWith({ at: at(0), leftMs: null }))).toBeNull();
    expect(wrapUpLeftMs(wrapUpWith({ at: at(0), leftMs: null }), at(999))).toBeNull();
  });

  test("[B-53] pausing does not save one whose countdown is over already", () => {
    const tooLate = runWrapUp(wrapUpWith({ at: at(0) }), at(61), false);
    expect(wrapUpDue(tooLate)).toEqual({ dueAt: at(60), why: "expired" });
    const inTime = runWrapUp(wrapUpWith({ at: at(0) }), at(59), false);
    expect(wrapUpDue(inTime)).toEqual({ dueAt: at(59 + 1800), why: "paused-too-long" });
  });
});
