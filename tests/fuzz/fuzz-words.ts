interface FuzzWords {
  readonly count: number;
  readonly seed: number;
  readonly only: string;
  readonly engine: "sqlite" | "postgres";
}

/** Reads `--count=100000 --seed=7 --only=chat.take --engine=postgres`; without a seed chance chooses one. Throws when something else is said. */
export function readFuzzWords(words: readonly string[]): FuzzWords {
  const seed = Math.floor(Math.random() * 1_000_000_000);
  let read: FuzzWords = { count: 100_000, seed, only: "", engine: "sqlite" };
  for (const word of words) {
    const [, name, value = ""] = /^--(count|seed|only|engine)=(.+)$/.exec(word) ?? [];
    const number = Number(value);
    if (name === "only") read = { ...read, only: value };
    else if (name === "engine" && (value === "sqlite" || value === "postgres"))
      read = { ...read, engine: value };
    else if (name === "count" && number > 0) read = { ...read, count: number };
    else if (name === "seed" && Number.isInteger(number)) read = { ...read, seed: number };
    else {
      throw new Error(
        `${word} is not known. What can be said is --count=N, --seed=N, --only=name and --engine=sqlite or postgres.`,
      );
    }
  }
  return read;
}
