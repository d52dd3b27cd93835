import type { WrapUpRules } from "../account/account.ts";

/**
 * A wrap-up with its own times, fixed at its start. The countdown runs exactly while the chat is active.
 * (B-41, B-52)
 */
export interface WrapUp {
  /** The countdown's remainder at `at`, in ms; `null` = no limit. */
  readonly leftMs: number | null;
  /** Since when the countdown has been running, or standing still. */
  readonly at: number;
  readonly running: boolean;
  readonly extensionMs: number;
  readonly extensionsLeft: number;
  /** How long the wrap-up may stay paused, in ms; 0 = no limit. */
  readonly pausedMaxMs: number;
}

/** A new wrap-up under these rules; `null` when wrap-up is off. */
export function beginWrapUp(rules: WrapUpRules, at: number, running: boolean): WrapUp | null {
  if (rules.mode === "off") return null;
  const isTimed = rules.mode === "timed";
  return {
    leftMs: isTimed ? rules.durationMs : null,
    at,
    running,
    extensionMs: rules.extensionMs,
    extensionsLeft: isTimed ? rules.extensionsMax : 0,
    pausedMaxMs: rules.pausedMaxMs,
  };
}

/** The countdown's remainder at `now`, in ms, never below 0; `null` = no limit. */
export function wrapUpLeftMs(wrapUp: WrapUp, now: number): number | null {
  if (wrapUp.leftMs === null || !wrapUp.running) return wrapUp.leftMs;
  return Math.max(0, wrapUp.leftMs - Math.max(0, now - wrapUp.at));
}

/**
 * The same wrap-up, running or standing still from `at` on. One whose countdown is over stays as it
 * is: it is due, and neither pausing nor playing another item can save it. (B-53)
 */
export function runWrapUp(wrapUp: WrapUp, at: number, running: boolean): WrapUp {
  const leftMs = wrapUpLeftMs(wrapUp, at);
  return wrapUp.running && leftMs === 0 ? wrapUp : { ...wrapUp, leftMs, at, running };
}

/** The same wrap-up with one extension used up; how long it has been paused stays. */
export function extendWrapUp(wrapUp: WrapUp, at: number): WrapUp {
  const leftMs = (wrapUpLeftMs(wrapUp, at) ?? 0) + wrapUp.extensionMs;
  return {
    ...wrapUp,
    leftMs,
    at: wrapUp.running ? at : wrapUp.at,
    extensionsLeft: wrapUp.extensionsLeft - 1,
  };
}

/** When the wrap-up closes by itself, and why; `null` when it never will. */
export function wrapUpDue(
  wrapUp: WrapUp,
): { readonly dueAt: number; readonly why: "expired" | "paused-too-long" } | null {
  if (wrapUp.running) {
    return wrapUp.leftMs === null ? null : { dueAt: wrapUp.at + wrapUp.leftMs, why: "expired" };
  }
  if (wrapUp.pausedMaxMs === 0) return null;
  return { dueAt: wrapUp.at + wrapUp.pausedMaxMs, why: "paused-too-long" };
}
