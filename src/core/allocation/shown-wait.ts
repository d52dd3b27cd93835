/** What a queue tells the customers who wait in it, beside the truth about its hours and agents. */
export type ShownToWaiting = "nothing" | "position" | "wait";

/** A waiting customer's place or wait, as they are told it. (B-71, B-77) */
export type ShownWait =
  /** Nobody who serves the queue is there. */
  | { readonly kind: "nobody" }
  /** The queue has closed, and somebody is still there. */
  | { readonly kind: "closed" }
  | { readonly kind: "nothing" }
  /** Their place, from 1; `isMore`: it lies beyond `count`. */
  | { readonly kind: "position"; readonly count: number; readonly isMore: boolean }
  /** About so many minutes are left; 0 = less than one, `isMore`: more than `count`. */
  | { readonly kind: "minutes"; readonly count: number; readonly isMore: boolean }
  /** The customer has waited longer than others lately did. */
  | { readonly kind: "longer" };

/** Up to this place every step forward is told; beyond it only those over one of `farPlaces`. */
const nearPlaceMax = 50;
const farPlaces = [1_000, 500, 200, 100, nearPlaceMax];

const minuteMs = 60_000;

/** Above so many minutes an estimate is too rough to name them. */
const minutesMax = 20;

/** Up to here single minutes are named, beyond it every fifth. */
const singleMinutesMax = 10;

/** What is true of a customer who waits, and may be said where the queue says such things. */
export function shownWait(wait: {
  readonly shows: ShownToWaiting;
  readonly isOpen: boolean;
  readonly isAttended: boolean;
  /** From 1. Called only when it matters. */
  readonly position: () => number;
  /** How long customers lately waited in all; `null` = unknown. */
  readonly estimateMs: number | null;
  readonly waitedMs: number;
}): ShownWait {
  if (!wait.isAttended) return { kind: "nobody" };
  if (!wait.isOpen) return { kind: "closed" };
  if (wait.shows === "position") return shownPosition(wait.position());
  if (wait.shows === "nothing" || wait.estimateMs === null) return { kind: "nothing" };
  const leftMs = wait.estimateMs - wait.waitedMs;
  return leftMs > 0 ? shownMinutes(leftMs) : { kind: "longer" };
}

function shownPosition(position: number): ShownWait {
  const passed = farPlaces.find((place) => position > place);
  return { kind: "position", count: passed ?? position, isMore: passed !== undefined };
}

function shownMinutes(leftMs: number): ShownWait {
  if (leftMs < minuteMs) return { kind: "minutes", count: 0, isMore: false };
  const minutes = Math.round(leftMs / minuteMs);
  const count = minutes <= singleMinutesMax ? minutes : Math.round(minutes / 5) * 5;
  if (minutes > minutesMax) return { kind: "minutes", count: minutesMax, isMore: true };
  return { kind: "minutes", count, isMore: false };
}
