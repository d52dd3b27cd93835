import type { WrapUpView } from "#contract/views/cards.ts";

/**
 * The wrap-up's remainder at `now`, in ms, never below zero; `null` = no limit. The countdown runs while the
 * chat is active.
 */
export function wrapUpLeftMs(wrapUp: WrapUpView, now: number): number | null {
  if (wrapUp.leftMs === null || !wrapUp.running) return wrapUp.leftMs;
  return Math.max(0, wrapUp.leftMs - Math.max(0, now - wrapUp.at));
}
