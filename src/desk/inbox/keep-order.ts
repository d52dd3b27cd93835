/**
 * The order shown while the pointer or the focus is on the list: shown items keep their places, items that
 * left disappear, and new ones come last. (B-27)
 */
export function keepOrder<Id>(shown: readonly Id[], sorted: readonly Id[]): readonly Id[] {
  const present = new Set(sorted);
  const kept = shown.filter((id) => present.has(id));
  const known = new Set(kept);
  const arrived = sorted.filter((id) => !known.has(id));
  return kept.length === shown.length && arrived.length === 0 ? shown : [...kept, ...arrived];
}
