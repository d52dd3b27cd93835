/**
 * Why supervisors are alerted about a queue: somebody waits past the answer target, the service level is
 * below its target, or customers wait and nobody is there for them.
 */
export const queueAlertKinds = ["late", "service-level", "unattended"] as const;

export type QueueAlertKind = (typeof queueAlertKinds)[number];

/** Something must be wrong for so long before anybody is alerted. */
export const alertAfterMs = 30_000;

/** And must be right again for so long before the alert ends: it does not flicker at the edge. */
export const alertOverMs = 60_000;

/** Percentage points above its target from which a service level is right again; in between nothing changes. */
export const recoveredBy = 5;

/** Fewer chats than this say nothing about a service level. */
export const offeredMin = 5;

/** `between` is neither: an alert that is on stays on, and one that is off stays off. */
export type Verdict = "wrong" | "right" | "between";

/** One kind of alert over time. Times are ms since epoch on the server's clock; `null`: it is not so now. */
export interface Alarm {
  readonly wrongSince: number | null;
  readonly rightSince: number | null;
  /** Since when supervisors are alerted. */
  readonly alertedAt: number | null;
}

export const calm: Alarm = { wrongSince: null, rightSince: null, alertedAt: null };

/** The alarm after one more look. (B-90) */
export function alarmAfter(alarm: Alarm, verdict: Verdict, now: number): Alarm {
  const wrongSince = verdict === "wrong" ? (alarm.wrongSince ?? now) : null;
  const rightSince = verdict === "right" ? (alarm.rightSince ?? now) : null;
  const { alertedAt } = alarm;
  if (alertedAt === null) {
    const isDue = wrongSince !== null && now - wrongSince >= alertAfterMs;
    return { wrongSince, rightSince, alertedAt: isDue ? now : null };
  }
  const isOver = rightSince !== null && now - rightSince >= alertOverMs;
  return { wrongSince, rightSince, alertedAt: isOver ? null : alertedAt };
}

/** What is looked at. */
export interface QueueLook {
  readonly waitingCount: number;
  readonly longestWaitSince: number | null;
  /** Answered and abandoned chats that the service level is about. */
  readonly offered: number;
  /** 0 to 1; `null` when there is none. */
  readonly serviceLevel: number | null;
  /** Agents who serve it and are neither on a break nor away. */
  readonly attending: number;
}

/** What the queue was set to: ms, and a percentage; 0 = no target. */
export interface QueueTargets {
  readonly answerTargetMs: number;
  readonly serviceLevelTarget: number;
}

export function verdictsOn(
  { waitingCount, longestWaitSince, offered, serviceLevel, attending }: QueueLook,
  { answerTargetMs, serviceLevelTarget }: QueueTargets,
  now: number,
): Readonly<Record<QueueAlertKind, Verdict>> {
  const isLate = answerTargetMs > 0 && longestWaitSince !== null && now - longestWaitSince >= answerTargetMs;
  return {
    late: isLate ? "wrong" : "right",
    "service-level": verdictOnLevel(offered < offeredMin ? null : serviceLevel, serviceLevelTarget),
    unattended: waitingCount > 0 && attending === 0 ? "wrong" : "right",
  };
}

function verdictOnLevel(serviceLevel: number | null, target: number): Verdict {
  if (serviceLevel === null || target === 0) return "right";
  const percentage = serviceLevel * 100;
  if (percentage < target) return "wrong";
  return percentage >= Math.min(100, target + recoveredBy) ? "right" : "between";
}
