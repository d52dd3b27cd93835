/**
 * The order to show while the pointer or the focus is on the list: what is shown stays where it is,
 * what has gone leaves, and what is new comes last. (B-27)
 */
export function keepOrder<Id>(shown: readonly Id[], sorted: readonly Id[]): readonly Id[] {
  const present = new Set(sorted);
  const kept = shown.filter((id) => present.has(id));
  const known = new Set(kept);
  const arrived = sorted.filter((id) => !known.has(id));
  return kept.length === shown.length && arrived.length === 0 ? shown : [...kept, ...arrived];
}
