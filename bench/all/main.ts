// Runs every bench, each in its own process and one after the other, and compares their figures with the
// targets.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figures, resultsOption } from "../measuring/hand-over.ts";
import { tableWords } from "../measuring/table.ts";
import { type Program, targets } from "../targets.ts";
import { judgeTargets, tableHead } from "./judge-targets.ts";

const programs: readonly Program[] = [
  "allocation",
  "arrival",
  "desk",
  "erlang",
  "memory",
  "messages",
  "servers",
  "soak",
  "start",
  "widget",
];

/** Words that only some of them understand. */
const optionsOf: Partial<Record<Program, RegExp>> = {
  messages: /^--(rounds|customers|agents|seconds)=/,
  arrival: /^--rounds=/,
  desk: /^--(rounds|seconds|events)=/,
  servers: /^--(rounds|accounts|seconds|kills)=/,
  start: /^--rounds=/,
  soak: /^--(chats|each)=/,
  widget: /^--rounds=/,
};

// Runs the exit handlers, which end the child processes.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));

const words = process.argv.slice(2);
const isSmoke = words.includes("--smoke");
const wanted = words.filter((word) => !word.startsWith("--"));
refuseUnknown();
const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
const results = new Map<Program, Figures>();
const failed: Program[] = [];
for (const program of programs) {
  if (wanted.length > 0 && !wanted.includes(program)) continue;
  console.log(`\n== ${program} ==\n`);
  const figures = await run(program);
  if (figures) results.set(program, figures);
  else failed.push(program);
}
await rm(folder, { recursive: true, force: true });
console.log(
  `\n== targets ==\n\nmedian (least–most)${isSmoke ? "; from a moment only: no measurement" : ""}\n`,
);
console.log(tableWords(tableHead, judgeTargets(targets, results)));
if (failed.length > 0) {
  console.log(`\nWithout figures: ${failed.join(", ")}`);
  process.exitCode = 1;
}

/**
 * Runs a bench and returns its figures, or `null` when it ended without any. A missed target is no failure
 * here.
 */
async function run(program: Program): Promise<Figures | null> {
  const file = join(folder, `${program}.json`);
  const options = words.filter((word) => word === "--smoke" || optionsOf[program]?.test(word));
  const child = spawn(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, `${program}.js`), ...options, resultsOption + file],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  const endIt = () => child.kill();
  process.once("exit", endIt);
  await once(child, "exit");
  process.off("exit", endIt);
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as Figures);
}

function refuseUnknown(): void {
  const isKnown = (word: string) =>
    word === "--smoke" || programs.some((program) => program === word || optionsOf[program]?.test(word));
  const unknown = words.filter((word) => !isKnown(word));
  if (unknown.length === 0) return;
  throw new TypeError(
    `Not known: ${unknown.join(" ")}. There are --smoke, --rounds=, --customers=, --agents=, --seconds=, --accounts=, --kills=, --chats=, --each=, --events= and ${programs.join(", ")}.`,
  );
}
