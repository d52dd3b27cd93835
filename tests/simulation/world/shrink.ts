/**
 * The shortest list found, by dropping steps, that still fails: first large pieces, then single ones.
 * Tries at most `triesMax` lists.
 */
export async function shrink<Step>(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
  triesMax = 400,
): Promise<readonly Step[]> {
  let shortest = steps;
  let tries = 0;
  for (let length = Math.ceil(steps.length / 2); length >= 1;) {
    let hasShrunk = false;
    for (let from = shortest.length - length; from > -length && tries < triesMax; from -= length) {
      const shorter = [
        ...shortest.slice(0, Math.max(0, from)),
        ...shortest.slice(Math.max(0, from) + length),
      ];
      tries += 1;
      if (shorter.length === shortest.length || !(await fails(shorter))) continue;
      shortest = shorter;
      hasShrunk = true;
    }
    if (tries >= triesMax) break;
    if (length === 1 && !hasShrunk) break;
    length = length === 1 ? 1 : Math.ceil(length / 2);
  }
  return shortest;
}
