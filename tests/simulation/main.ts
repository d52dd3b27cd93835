import { readFileSync, writeFileSync } from "node:fs";
import { throwAwayDatabases } from "../../tools/throw-away-databases.ts";
import { type KeptRun, keptRuns } from "./world/kept-runs.ts";
import { shrink } from "./world/shrink.ts";
import { type Run, play, stepsOf } from "./world/simulate.ts";
import { type EngineName, postgresStorage, sqliteStorage } from "./world/storage.ts";
import type { WorldForm } from "./world/world.ts";

interface Asked {
  readonly seed: number;
  readonly steps: number;
  /** For so long one seed is played after the other; 0 = only the one. */
  readonly minutes: number;
  readonly engine: EngineName;
  /** More than one of them need PostgreSQL. */
  readonly servers: number;
}

const usage =
  "npm run simulate -- [--seed=N] [--steps=N] [--minutes=N] [--engine=sqlite|postgres] [--servers=N]";

function asked(words: readonly string[]): Asked {
  const said = new Map(
    words.flatMap((word) =>
      /^--(\w+)=(\w+)$/.exec(word) ? [word.slice(2).split("=") as [string, string]] : [],
    ),
  );
  const number = (name: string, otherwise: number) => {
    const value = Number(said.get(name) ?? otherwise);
    if (!Number.isFinite(value) || value < 0) throw new Error(usage);
    return value;
  };
  const servers = number("servers", 1);
  const engine = said.get("engine") ?? (servers > 1 ? "postgres" : "sqlite");
  const names = ["seed", "steps", "minutes", "engine", "servers"];
  const isKnown = [...said.keys()].every((name) => names.includes(name));
  if (said.size !== words.length || !isKnown || (engine !== "sqlite" && engine !== "postgres"))
    throw new Error(usage);
  if (servers < 1 || (servers > 1 && engine === "sqlite")) throw new Error(usage);
  const seed = number("seed", Math.floor(Math.random() * 1_000_000));
  return { seed, steps: number("steps", 300), minutes: number("minutes", 0), engine, servers };
}

const total = { seeds: 0, steps: 0, saves: 0, frames: 0, worldMs: 0 };

/** Plays a seed; what went wrong is shrunk, printed and kept. */
async function playSeed(
  { seed, steps, engine, servers }: Omit<KeptRun, "wrong">,
  form: () => Promise<WorldForm>,
): Promise<boolean> {
  const run = await play(seed, steps, await form());
  count(run, steps.length);
  const { failure } = run;
  if (!failure) return true;
  console.log(`seed ${seed} failed after step ${failure.step} of ${steps.length}:`);
  for (const words of failure.complaints.slice(0, 5)) console.log(`  ${words}`);
  console.log("looking for fewer steps that do …");
  const kind = kindOf(failure.complaints);
  const shortest = await shrink(steps.slice(0, failure.step || steps.length), async (fewer) => {
    const again = await play(seed, fewer, await form());
    return again.failure !== null && kindOf(again.failure.complaints) === kind;
  });
  console.log(`${shortest.length} steps:`);
  for (const step of shortest) console.log(`  ${JSON.stringify(step)}`);
  keep({ wrong: failure.complaints[0] ?? "", engine, ...(servers && { servers }), seed, steps: shortest });
  return false;
}

/** The rule that a complaint begins with, so that shrinking does not wander to another failure. */
function kindOf([first = ""]: readonly string[]): string {
  return first.slice(0, 5);
}

function count(run: Run, steps: number): void {
  total.seeds += 1;
  total.steps += steps;
  total.saves += run.saves;
  total.frames += run.frames;
  total.worldMs += run.worldMs;
}

/** Puts it where every run begins. */
function keep(run: KeptRun): void {
  const file = process.env["SIMULATE_KEPT"];
  if (!file) return;
  const kept = JSON.parse(readFileSync(file, "utf8")) as KeptRun[];
  writeFileSync(file, `${JSON.stringify([...kept, run], null, 2)}\n`);
  console.log(`kept in ${file}: mend what is wrong, and let it stay there`);
}

async function main({ seed, steps, minutes, engine, servers }: Asked): Promise<boolean> {
  const databases = engine === "postgres" ? await throwAwayDatabases() : null;
  if (databases?.missing) throw new Error(databases.missing);
  const form = async (): Promise<WorldForm> => ({
    storage: databases ? postgresStorage(await databases.create()) : await sqliteStorage(),
    servers,
  });
  const startedAt = performance.now();
  const isTimeLeft = () => performance.now() - startedAt < minutes * 60_000;
  console.log(`seed ${seed}, ${steps} steps, ${engine}, ${servers} server${servers === 1 ? "" : "s"}`);
  let isRight = true;
  for (const kept of keptRuns) {
    if (kept.engine === engine && (kept.servers ?? 1) === servers)
      isRight = (await play(kept.seed, kept.steps, await form())).failure === null && isRight;
  }
  if (!isRight) console.log("a run that was kept fails again");
  for (let next = seed; isRight; next++) {
    isRight = await playSeed({ seed: next, steps: stepsOf(next, steps, servers), engine, servers }, form);
    if (!isTimeLeft()) break;
  }
  await databases?.end();
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const hours = (total.worldMs / 3_600_000).toFixed(1);
  console.log(
    `${total.seeds} seeds, ${total.steps} steps, ${total.saves} saves, ${total.frames} frames, ` +
      `${hours} hours of their time in ${seconds} s: ${isRight ? "all as it should be" : "wrong"}`,
  );
  return isRight;
}

try {
  process.exit((await main(asked(process.argv.slice(2)))) ? 0 : 1);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(2);
}
