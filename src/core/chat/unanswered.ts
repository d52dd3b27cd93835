/** A message of the customer's that no reply answers yet. */
export interface Unanswered {
  readonly number: number;
  readonly at: number;
}

/**
 * So many are told apart. Of more, the first and the latest are: a reply that crossed them still leaves a
 * wait, which may then start later than it did. It takes that many messages on their way at once.
 */
export const unansweredMax = 20;

/** The same with one more message. */
export function withUnanswered(unanswered: readonly Unanswered[], message: Unanswered): Unanswered[] {
  const [first, ...others] = unanswered;
  if (!first) return [message];
  return [first, ...others.slice(Math.max(0, others.length - unansweredMax + 2)), message];
}

/** What a reply leaves unanswered whose sender had the chat up to this event: what came after it. (B-32) */
export function unansweredAfter(unanswered: readonly Unanswered[], seenNumber: number): Unanswered[] {
  return unanswered.filter(({ number }) => number > seenNumber);
}
