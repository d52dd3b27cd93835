/**
 * The number of an option such as `--seed=3` on the command line. Throws a `TypeError` when it is not a
 * number.
 */
export function numberAfter(option: string, otherwise: number): number {
  const word = process.argv.find((one) => one.startsWith(option));
  if (word === undefined) return otherwise;
  const value = Number(word.slice(option.length));
  if (!Number.isFinite(value) || word === option) throw new TypeError(`Not a number: ${word}`);
  return value;
}
