/** The fields of an inbox item that concern its reply wait. */
export interface Waiting {
  readonly replyWaitSince: number | null;
  readonly replyTargetMs: number;
}

/** Quiet at first, `soon` from three quarters of the target, late from the target on. */
export type WaitGrade = "quiet" | "soon" | "late";

export interface ReplyWaitNow {
  readonly waitMs: number;
  /** Late when the wait has reached the target, and there is one. (I-8) */
  readonly grade: WaitGrade;
}

const soonShare = 0.75;

/** The reply wait at `now`; `null` when nobody waits for a reply. */
export function replyWaitAt({ replyWaitSince, replyTargetMs }: Waiting, now: number): ReplyWaitNow | null {
  if (replyWaitSince === null) return null;
  const waitMs = Math.max(0, now - replyWaitSince);
  if (replyTargetMs === 0 || waitMs < replyTargetMs * soonShare) return { waitMs, grade: "quiet" };
  return { waitMs, grade: waitMs < replyTargetMs ? "soon" : "late" };
}

/** When the alert turns late; `null` when it never will. */
export function lateFrom({ replyWaitSince, replyTargetMs }: Waiting): number | null {
  return replyWaitSince === null || replyTargetMs === 0 ? null : replyWaitSince + replyTargetMs;
}
