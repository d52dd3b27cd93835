/** The fields of an inbox item that concern its reply wait. */
export interface Waiting {
  readonly replyWaitSince: number | null;
  readonly replyTargetMs: number;
}

export interface ReplyWaitNow {
  readonly waitMs: number;
  /** The wait has reached the target, and there is one. (I-8) */
  readonly isLate: boolean;
}

/** The reply wait at `now`; `null` when nobody waits for a reply. */
export function replyWaitAt({ replyWaitSince, replyTargetMs }: Waiting, now: number): ReplyWaitNow | null {
  if (replyWaitSince === null) return null;
  const waitMs = Math.max(0, now - replyWaitSince);
  return { waitMs, isLate: replyTargetMs > 0 && waitMs >= replyTargetMs };
}

/** When the alert turns late; `null` when it never will. */
export function lateFrom({ replyWaitSince, replyTargetMs }: Waiting): number | null {
  return replyWaitSince === null || replyTargetMs === 0 ? null : replyWaitSince + replyTargetMs;
}
