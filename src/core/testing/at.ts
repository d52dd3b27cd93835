/** A moment of the tests, in ms since epoch: so many seconds after their beginning. */
export function at(seconds: number): number {
  return 1_700_000_000_000 + seconds * 1000;
}
