import type { WrapUpView } from "#contract/views/cards.ts";

/** What is left of a wrap-up at `now`, never below zero; `null` = without limit. It runs while the chat is active. */
export function wrapUpLeftMs(wrapUp: WrapUpView, now: number): number | null {
  if (wrapUp.leftMs === null || !wrapUp.running) return wrapUp.leftMs;
  return Math.max(0, wrapUp.leftMs - Math.max(0, now - wrapUp.at));
}
