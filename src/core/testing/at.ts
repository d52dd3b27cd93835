/** A moment in tests, in ms since epoch: `seconds` after their start. */
export function at(seconds: number): number {
  return 1_700_000_000_000 + seconds * 1000;
}
