import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtPages } from "#server/http/page-routes.ts";
import { startServerProcess } from "../../bench/measuring/server-process.ts";
import { tableWords } from "../../bench/measuring/table.ts";
import { throwAwayDatabases } from "../../tools/throw-away-databases.ts";
import { readFuzzWords } from "./fuzz-words.ts";
import { loggedCommands } from "./logged-commands.ts";
import { type TargetResult, runFuzz } from "./run-fuzz.ts";
import { prepareWorld } from "./world.ts";

const { count, seed, only, engine } = readFuzzWords(process.argv.slice(2));
const productFolder = process.env["PRODUCT_FOLDER"] ?? "";
const serverMain = join(productFolder, "server", "main.js");
const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-fuzz-"));
const memoryFile = join(dataFolder, "memory.json");
process.exitCode = 1;
const databases = engine === "postgres" ? await throwAwayDatabases() : null;
try {
  const databaseUrl = databases ? await databases.create() : null;
  const pages = await builtPages(join(productFolder, "server"));
  const world = await prepareWorld({ dataFolder, databaseUrl, pages });
  const preload = ["--expose-gc", "--import", join(import.meta.dirname, "settle.js")];
  const server = await startServerProcess([...preload, serverMain], {
    BELLHOP_DATA: dataFolder,
    FUZZ_MEMORY_FILE: memoryFile,
    PORT: "0",
    HOST: "127.0.0.1",
    LOG_LEVEL: "error",
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  });
  const residentBefore = await server.memoryBytes();
  console.log(`Seed ${seed}, ${engine}, ${count} inputs to each command, query and type of frame.`);
  const memory = () => settledMemory(server.pid);
  const { targets, findings, done, bystanders } = await runFuzz({
    url: server.url,
    world,
    count,
    seed,
    only,
    memory,
    say,
  });
  await memory();
  const residentAfter = await server.memoryBytes();
  await server.end();
  const logged = await loggedCommands({ dataFolder, databaseUrl, accountId: world.asked.accountId });
  const unasked = logged.filter((id) => !done.has(id));
  console.log(resultTable(targets));
  const asked = targets.reduce((sum, target) => sum + target.asked, 0);
  console.log(
    `${asked} inputs. Done: ${done.size}; in the log without having been answered so: ${unasked.length}.`,
  );
  console.log(`Resident memory: ${megabytes(residentBefore)} before, ${megabytes(residentAfter)} after.`);
  console.log(
    `The bystanders said ${bystanders.said} words; the slowest took ${bystanders.slowestMs.toFixed(0)} ms there and back.`,
  );
  for (const { target, seed: found, input, wrong } of findings) {
    console.log(
      `\n${target}, seed ${found}: ${wrong}\n  smallest input: ${JSON.stringify(input).slice(0, 2_000)}`,
    );
  }
  if (unasked.length > 0)
    console.log(`Commands that were refused have left events: ${unasked.slice(0, 5).join(", ")}`);
  if (findings.length === 0 && unasked.length === 0 && targets.length > 0) process.exitCode = 0;
} finally {
  await databases?.end();
  await rm(dataFolder, { recursive: true, force: true });
}

function say({ name, seconds, findings }: TargetResult): void {
  console.log(`${findings.length === 0 ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
}

function resultTable(targets: readonly TargetResult[]): string {
  const rows = targets.map(({ name, asked, tally, grownBytes, findings }) => {
    const ordered = [...tally].toSorted(([, a], [, b]) => b - a).map(([what, times]) => `${what} ${times}`);
    return [
      name,
      String(asked),
      ordered.join(", "),
      `${((grownBytes ?? 0) / 1_024).toFixed(0)} kB`,
      String(findings.length),
    ];
  });
  return tableWords(["what", "inputs", "answers", "second half", "findings"], rows);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}

/** Memory in use after garbage has been collected, as the process itself says when it is asked to. */
async function settledMemory(pid: number): Promise<number> {
  await rm(memoryFile, { force: true });
  process.kill(pid, "SIGUSR2");
  for (let attempt = 0; attempt < 400; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const text = await readFile(memoryFile, "utf8").catch(() => "");
    if (text === "") continue;
    const { heapUsed, external } = JSON.parse(text) as NodeJS.MemoryUsage;
    return heapUsed + external;
  }
  throw new Error("The server does not say what memory it has in use");
}
