/** The ids from one to the other, whichever comes first; only the second when the first is not in the list. */
export function rangeBetween(ids: readonly string[], fromId: string | null, toId: string): readonly string[] {
  const from = fromId === null ? -1 : ids.indexOf(fromId);
  const to = ids.indexOf(toId);
  if (from < 0) return [toId];
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}
