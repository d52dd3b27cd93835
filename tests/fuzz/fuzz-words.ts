interface FuzzWords {
  readonly count: number;
  readonly seed: number;
  readonly only: string;
}

/** Reads `--count=100000 --seed=7 --only=chat.take`; without a seed chance chooses one. Throws when something else is said. */
export function readFuzzWords(words: readonly string[]): FuzzWords {
  let read: FuzzWords = { count: 100_000, seed: Math.floor(Math.random() * 1_000_000_000), only: "" };
  for (const word of words) {
    const [, name, value = ""] = /^--(count|seed|only)=(.+)$/.exec(word) ?? [];
    const number = Number(value);
    if (name === "only") read = { ...read, only: value };
    else if (name === "count" && number > 0) read = { ...read, count: number };
    else if (name === "seed" && Number.isInteger(number)) read = { ...read, seed: number };
    else throw new Error(`${word} is not known. What can be said is --count=N, --seed=N and --only=name.`);
  }
  return read;
}
