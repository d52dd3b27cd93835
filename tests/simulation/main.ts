import { readFileSync, writeFileSync } from "node:fs";
import { throwAwayDatabases } from "../../tools/throw-away-databases.ts";
import { type FaultName, faults } from "./world/faults.ts";
import { type KeptRun, keptRuns } from "./world/kept-runs.ts";
import { shrink } from "./world/shrink.ts";
import { type Run, play, stepsOf } from "./world/simulate.ts";
import { type EngineName, postgresStorage, sqliteStorage } from "./world/storage.ts";
import { accountsMax } from "./world/company.ts";
import type { WorldForm } from "./world/world.ts";

interface Asked {
  readonly seed: number;
  readonly steps: number;
  /** For so long one seed is played after the other; 0 = only the one. */
  readonly minutes: number;
  readonly engine: EngineName;
  /** More than one of them need PostgreSQL. */
  readonly servers: number;
  readonly accounts: number;
  /** Put into every server; it has to be found. */
  readonly fault: FaultName | null;
}

const usage =
  "npm run simulate -- [--seed=N] [--steps=N] [--minutes=N] [--engine=sqlite|postgres] [--servers=N] [--accounts=N] " +
  `[--fault=${Object.keys(faults).join("|")}]`;

/** How many accounts there are when it is not said, for one server and for several. */
const accountsOfOne = 2;
const accountsOfSeveral = 20;

function asked(words: readonly string[]): Asked {
  const said = new Map(
    words.flatMap((word) =>
      /^--(\w+)=([\w-]+)$/.exec(word) ? [word.slice(2).split("=") as [string, string]] : [],
    ),
  );
  const number = (name: string, otherwise: number) => {
    const value = Number(said.get(name) ?? otherwise);
    if (!Number.isFinite(value) || value < 0) throw new Error(usage);
    return value;
  };
  const servers = number("servers", 1);
  const engine = said.get("engine") ?? (servers > 1 ? "postgres" : "sqlite");
  const names = ["seed", "steps", "minutes", "engine", "servers", "accounts", "fault"];
  const isKnown = [...said.keys()].every((name) => names.includes(name));
  if (said.size !== words.length || !isKnown || (engine !== "sqlite" && engine !== "postgres"))
    throw new Error(usage);
  if (servers < 1 || (servers > 1 && engine === "sqlite")) throw new Error(usage);
  const accounts = number("accounts", servers === 1 ? accountsOfOne : accountsOfSeveral);
  if (accounts < 1 || accounts > accountsMax) throw new Error(usage);
  const fault = said.get("fault") ?? null;
  if (fault !== null && !Object.hasOwn(faults, fault)) throw new Error(usage);
  const seed = number("seed", Math.floor(Math.random() * 1_000_000));
  const [steps, minutes] = [number("steps", 300), number("minutes", 0)];
  return { seed, steps, minutes, engine, servers, accounts, fault: fault as FaultName | null };
}

const total = { seeds: 0, steps: 0, saves: 0, frames: 0, worldMs: 0 };

/** Plays a seed; what went wrong is shrunk, printed and kept. */
async function playSeed(
  { seed, steps, engine, servers, accounts }: Omit<KeptRun, "wrong">,
  form: Playing["form"],
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
  const found = { wrong: failure.complaints[0] ?? "", engine };
  keep({ ...found, ...(servers && { servers }), ...(accounts && { accounts }), seed, steps: shortest });
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

/** Plays one seed after the other until one finds the fault. */
async function findFault({ seed, steps, servers }: Asked, { form, isTimeLeft }: Playing): Promise<boolean> {
  for (let next = seed; next === seed || isTimeLeft(); next++) {
    const run = await play(next, stepsOf(next, steps, servers), await form());
    count(run, steps);
    if (!run.failure) continue;
    console.log(`seed ${next} finds it after step ${run.failure.step}: ${run.failure.complaints[0]}`);
    return true;
  }
  return false;
}

interface Playing {
  readonly form: (accounts?: number) => Promise<WorldForm>;
  readonly isTimeLeft: () => boolean;
}

/** Plays the kept runs, then one seed after the other, until one fails. */
async function playAll(
  { seed, steps, engine, servers, accounts }: Asked,
  { form, isTimeLeft }: Playing,
): Promise<boolean> {
  for (const kept of keptRuns) {
    if (kept.engine !== engine || (kept.servers ?? 1) !== servers) continue;
    const { failure } = await play(kept.seed, kept.steps, await form(kept.accounts ?? accountsOfOne));
    if (!failure) continue;
    console.log("a run that was kept fails again");
    return false;
  }
  for (let next = seed; next === seed || isTimeLeft(); next++) {
    const run = { seed: next, steps: stepsOf(next, steps, servers), engine, servers, accounts };
    if (!(await playSeed(run, form))) return false;
  }
  return true;
}

async function main(asked: Asked): Promise<boolean> {
  const { seed, steps, minutes, engine, servers, accounts, fault } = asked;
  const databases = engine === "postgres" ? await throwAwayDatabases() : null;
  if (databases?.missing) throw new Error(databases.missing);
  const form = async (ofAccounts = accounts): Promise<WorldForm> => ({
    storage: databases ? postgresStorage(await databases.create()) : await sqliteStorage(),
    servers,
    accounts: ofAccounts,
    fault: fault && faults[fault],
  });
  const startedAt = performance.now();
  const isTimeLeft = () => performance.now() - startedAt < minutes * 60_000;
  const of = `${servers} server${servers === 1 ? "" : "s"}, ${accounts} accounts`;
  console.log(`seed ${seed}, ${steps} steps, ${engine}, ${of}${fault ? `: ${faults[fault].words}` : ""}`);
  const playing = { form, isTimeLeft };
  const isRight = await (fault ? findFault(asked, playing) : playAll(asked, playing));
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
