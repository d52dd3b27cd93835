import { type AttackName, attackNames } from "./attack-names.ts";

/** An engine with which a siege can be played. */
export type EngineName = "sqlite" | "postgres";

export interface SiegeOptions {
  /** How long each attack lasts. */
  readonly seconds: number;
  readonly engines: readonly EngineName[];
  /** The attacks of each round; an empty round shows how it is when nobody attacks. */
  readonly rounds: readonly (readonly AttackName[])[];
  /** Share of the attackers that come. */
  readonly size: number;
  /** Are slow acknowledgements and deliveries findings? */
  readonly judgesTimes: boolean;
}

const allowed = `What can be said: --seconds=20 --engine=sqlite|postgres|both --short --only=${attackNames.join("|")}`;

const enginesOf: Readonly<Record<string, readonly EngineName[]>> = {
  both: ["sqlite", "postgres"],
  sqlite: ["sqlite"],
  postgres: ["postgres"],
};

/**
 * Reads the words of the command line. `--short` has everything come at once for a moment and judges no
 * times, which depend on the machine. Throws a `SiegeFault` that says what is allowed.
 */
export function readSiegeOptions(words: readonly string[]): SiegeOptions {
  const said = new Map(words.map((word) => [word.split("=")[0], word.split("=")[1] ?? ""] as const));
  const take = (name: string) => {
    const value = said.get(name);
    said.delete(name);
    return value;
  };
  const isShort = take("--short") !== undefined;
  const seconds = Number(take("--seconds") ?? (isShort ? 1 : 20));
  const engines = enginesOf[take("--engine") ?? "both"];
  const only = take("--only");
  const attack = attackNames.find((name) => name === only);
  const isWrong = said.size > 0 || !engines || !(seconds > 0) || (only !== undefined && !attack);
  if (isWrong) throw new SiegeFault(allowed);
  const each = attack ? [[attack]] : [...attackNames.map((name) => [name]), attackNames];
  const rounds = isShort && !attack ? [attackNames] : [[], ...each];
  return { seconds, engines, rounds, size: isShort ? 0.2 : 1, judgesTimes: !isShort };
}

/** The siege cannot be played; the message says why. */
export class SiegeFault extends Error {}
