import type { Place } from "./place-items.ts";

/**
 * The places shown while the pointer or the focus is on the list: shown items keep theirs, items that left
 * disappear, and new ones come last. (B-27)
 */
export function keepPlaces(shown: readonly Place[], sorted: readonly Place[]): readonly Place[] {
  const present = new Set(sorted.map(({ chatId }) => chatId));
  const kept = shown.filter(({ chatId }) => present.has(chatId));
  const known = new Set(kept.map(({ chatId }) => chatId));
  const arrived = sorted
    .filter(({ chatId }) => !known.has(chatId))
    .map(({ chatId, section }): Place => ({ chatId, section: section && "arrived" }));
  return kept.length === shown.length && arrived.length === 0 ? shown : [...kept, ...arrived];
}
