/** A message of the customer's that no reply answers yet. */
export interface Unanswered {
  readonly number: number;
  readonly at: number;
}

/**
 * Most unanswered messages tracked one by one. Of more, the first and the latest are kept: after a reply that
 * crossed them the wait goes on, but may start later than it should. That takes as many messages on their way
 * at once.
 */
export const unansweredMax = 20;

/** Adds a message. */
export function withUnanswered(unanswered: readonly Unanswered[], message: Unanswered): Unanswered[] {
  const [first, ...others] = unanswered;
  if (!first) return [message];
  return [first, ...others.slice(Math.max(0, others.length - unansweredMax + 2)), message];
}

/** The messages that a reply leaves unanswered: those after the last event its sender had seen. (B-32) */
export function unansweredAfter(unanswered: readonly Unanswered[], seenNumber: number): Unanswered[] {
  return unanswered.filter(({ number }) => number > seenNumber);
}
