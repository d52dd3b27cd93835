import { ChaosFault } from "./chaos-fault.ts";

export type EngineName = "sqlite" | "postgres";

/** Options of a run. */
export interface ChaosOptions {
  /** Number of times the server is ended, on each engine. */
  readonly times: number;
  readonly engines: readonly EngineName[];
  /** The seed of every choice; the machine's timing cannot be repeated. */
  readonly seed: number;
  /** Every kill is a power cut, in which unsynced data are lost, too. */
  readonly power: boolean;
  /** Nothing is killed: every server is asked to stop and ends by itself. */
  readonly stops: boolean;
  readonly customers: number;
  readonly agents: number;
}

const engineWords: Readonly<Record<string, readonly EngineName[]>> = {
  both: ["sqlite", "postgres"],
  sqlite: ["sqlite"],
  postgres: ["postgres"],
};

/** Throws a `ChaosFault` that says what is allowed. */
export function readOptions(words: readonly string[]): ChaosOptions {
  const said = new Map(words.map((word) => [/^--([a-z]+)/.exec(word)?.[1], word.split("=")[1] ?? ""]));
  const number = (name: string, otherwise: number) => {
    const text = said.get(name);
    said.delete(name);
    if (text === undefined) return otherwise;
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    throw new ChaosFault(`--${name}= wants a number above 0.`);
  };
  const power = said.delete("power");
  const stops = said.delete("stops");
  if (power && stops) throw new ChaosFault("--stops and --power are two ways to end: say one of them.");
  const engine = said.get("engine") ?? (power ? "sqlite" : "both");
  said.delete("engine");
  const engines = engineWords[engine];
  if (!engines) throw new ChaosFault("--engine= is sqlite, postgres or both.");
  if (power && engine !== "sqlite") throw new ChaosFault("--power looks at SQLite's files only.");
  const options = {
    times: number("times", 100),
    engines,
    seed: number("seed", 1 + Math.floor(Math.random() * 999_999)),
    power,
    stops,
    customers: number("customers", 40),
    agents: number("agents", 8),
  };
  if (said.size > 0) {
    throw new ChaosFault(
      "What can be said: --times=100 --engine=sqlite|postgres|both --seed=1 --power|--stops --customers=40 --agents=8",
    );
  }
  return options;
}
