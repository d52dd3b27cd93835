import pg from "pg";
import { ensureStrace } from "../ensure-strace.mjs";
import { projectFolder } from "../project-folder.mjs";
import { startPostgres } from "../start-postgres.mjs";
import { ChaosFault } from "./chaos-fault.ts";
import { type Played, playChaos } from "./play-chaos.ts";
import { PowerWatch } from "./power-watch.ts";
import { type ChaosOptions, type EngineName, readOptions } from "./read-options.ts";
import { readTexts } from "./read-texts.ts";
import { isClean, tableOf } from "./tell-result.ts";

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const productFolder = process.env["PRODUCT_FOLDER"] ?? "";

try {
  const options = readOptions(process.argv.slice(2));
  console.log(`Seed ${options.seed}`);
  const results = new Map<string, Result>();
  for (const engine of options.engines) {
    const result = await (engine === "sqlite" ? onSqlite(options) : onPostgres(options));
    if (result) results.set(engine, result);
  }
  tell(results);
  process.exit([...results.values()].every(({ played }) => isClean(played)) ? 0 : 1);
} catch (fault) {
  // The last line of the process: what to do, or else everything there is.
  console.error(fault instanceof ChaosFault ? fault.message : fault);
  process.exit(2);
}

interface Result {
  readonly played: Played;
  readonly watcher: PowerWatch | null;
}

async function onSqlite(options: ChaosOptions): Promise<Result | null> {
  if (!options.power) return play("sqlite", options, { databaseUrl: null, watcher: null });
  const strace = await ensureStrace();
  if ("missing" in strace) {
    leaveOut("power cuts", strace.missing);
    return null;
  }
  const watcher = await PowerWatch.open(strace.path);
  try {
    return await play("sqlite", options, { databaseUrl: null, watcher });
  } finally {
    await watcher.remove();
  }
}

async function onPostgres(options: ChaosOptions): Promise<Result | null> {
  const cluster = await startPostgres();
  if ("missing" in cluster) {
    leaveOut("PostgreSQL", cluster.missing);
    return null;
  }
  const urlOf = (name: string) =>
    `postgresql://bellhop@localhost/${name}?host=${encodeURIComponent(cluster.socketFolder)}`;
  const client = new pg.Client({ connectionString: urlOf("postgres") });
  try {
    await client.connect();
    await client.query("create database chaos");
    await client.end();
    return await play("postgres", options, { databaseUrl: urlOf("chaos"), watcher: null });
  } finally {
    await cluster.end();
  }
}

async function play(
  engine: EngineName,
  options: ChaosOptions,
  on: { readonly databaseUrl: string | null; readonly watcher: PowerWatch | null },
): Promise<Result> {
  const kind = on.watcher ? "power cuts" : options.stops ? "stops" : "kills";
  console.log(`\n${engine}: ${options.times} ${kind}`);
  const texts = await readTexts(projectFolder);
  return { played: await playChaos({ options, productFolder, texts, ...on }), watcher: on.watcher };
}

function leaveOut(what: string, why: string): void {
  console.log(`\n*** WITHOUT ${what.toUpperCase()}: ${why} ***`);
}

function tell(results: ReadonlyMap<string, Result>): void {
  for (const [engine, { played }] of results) {
    const { messages, views, deadlines, stops, findings } = played;
    const ofStops = stops?.findings ?? [];
    const all = [...messages.findings, ...views.findings, ...deadlines.findings, ...ofStops, ...findings];
    if (all.length > 0) console.log(`\n${engine}: ${all.length} findings`);
    for (const finding of all.slice(0, 30)) console.log(`  ${finding}`);
  }
  console.log(`\n${tableOf(results)}`);
}
