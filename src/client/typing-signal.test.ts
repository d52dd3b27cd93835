import { beforeEach, describe, expect, test } from "vitest";
import { typingEveryMs } from "#contract/limits.ts";
import { type VirtualPlatform, virtualPlatform } from "../../tests/support/virtual-platform.ts";
import { TypingSignal } from "./typing-signal.ts";

let platform: VirtualPlatform;
let said: boolean[];
let signal: TypingSignal;
beforeEach(() => {
  platform = virtualPlatform();
  said = [];
  signal = new TypingSignal(platform, (on) => said.push(on));
});

describe("key presses", () => {
  test("[B-30] are told of at once, and again only every so often", () => {
    signal.press();
    expect(said).toEqual([true]);
    for (let key = 0; key < 20; key++) {
      platform.pass(typingEveryMs / 10);
      signal.press();
    }
    expect(said).toEqual([true, true, true]);
  });

  test("[B-30] that stop are taken back after a while, once", () => {
    signal.press();
    platform.pass(typingEveryMs - 1);
    expect(said).toEqual([true]);
    platform.pass(1);
    expect(said).toEqual([true, false]);
    platform.pass(typingEveryMs * 10);
    expect(said).toEqual([true, false]);
    signal.press();
    expect(said).toEqual([true, false, true]);
  });

  test("[B-30] end at once when told, and leave no timer", () => {
    signal.stop();
    expect(said).toEqual([]);
    signal.press();
    signal.stop();
    signal.stop();
    expect(said).toEqual([true, false]);
    expect(platform.timerCount).toBe(0);
    // Right after a message the next key counts at once.
    signal.press();
    expect(said).toEqual([true, false, true]);
  });
});

test("[V-3] they are told of again after this machine's clock was set back", () => {
  signal.press();
  platform.pass(-3_600_000);
  signal.press();
  expect(said).toEqual([true, true]);
});
