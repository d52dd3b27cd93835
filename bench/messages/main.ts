import { freePort } from "../measuring/free-port.ts";
import { handOver } from "../measuring/hand-over.ts";
import { type Spread, quantile, spreadOf, spreadWords } from "../measuring/spread.ts";
import { tableWords } from "../measuring/table.ts";
import { readSize } from "./bench-size.ts";
import { type Contender, bellhop, ejabberd, strawman } from "./contenders.ts";
import { findEjabberd } from "./ejabberd-process.ts";
import { throwAwayDatabases } from "../../tools/throw-away-databases.ts";
import { Load } from "./load.ts";

const size = readSize(process.argv.slice(2));
const peer = await findEjabberd();
const databases = await throwAwayDatabases("missing" in peer ? {} : { tcpPort: await freePort() });
const databaseUrl = () => databases.create();
const benchFolder = import.meta.dirname;
const engines = databases.missing ? (["sqlite"] as const) : (["sqlite", "postgres"] as const);
if (databases.missing) console.log(`Without PostgreSQL: ${databases.missing}`);
else if ("missing" in peer) console.log(`Without ejabberd: ${peer.missing} (bench/README.md)`);

const quiet = { marks: false };
const contenders: Contender[] = [
  strawman(benchFolder, "none", databaseUrl),
  ...engines.flatMap((engine) => [
    strawman(benchFolder, engine, databaseUrl),
    bellhop(engine, { databaseUrl, manners: quiet }),
  ]),
  ...("missing" in peer || databases.missing ? [] : [ejabberd(peer, databaseUrl)]),
  bellhop("sqlite", { databaseUrl, manners: { marks: true } }),
].filter(({ name }) => size.only.every((word) => name.includes(word)));

/**
 * Messages per second of the server's processor time, and milliseconds to the acknowledgement at a fixed
 * rate.
 */
interface Round {
  readonly perCpuSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const rounds = new Map<string, Round[]>();
for (let round = 1; round <= size.rounds; round++) {
  for (const contender of contenders) {
    const measured = await measure(contender).catch((fault: unknown) => {
      // A peer that does not come up today is no reason to lose what the others have shown.
      if (!contender.name.startsWith("ejabberd")) throw fault;
      console.log(`round ${round}, ${contender.name}: ${String(fault)}`);
      return null;
    });
    if (!measured) continue;
    rounds.set(contender.name, [...(rounds.get(contender.name) ?? []), measured]);
    console.log(
      `round ${round}, ${contender.name}: ${measured.perCpuSecond.toFixed(0)} per CPU-second, ` +
        `p50 ${measured.p50.toFixed(2)} ms, p99 ${measured.p99.toFixed(2)} ms`,
    );
  }
}
await databases.end();
console.log(
  `\n${size.customers} customers, ${size.agents} agents, ${size.rounds} rounds: median (least–most)\n`,
);
console.log(tableWords(head(), contenders.map(rowOf)));
await handOver(Object.fromEntries([...rounds].flatMap(([name, own]) => figuresOf(name, own))));

async function measure(contender: Contender): Promise<Round> {
  const running = await contender.start(size);
  const { server, crowd } = running;
  try {
    const before = crowd.delivered();
    const flood = new Load(crowd);
    flood.talkWithoutPause();
    await flood.measure(size.seconds * 500);
    const cpuBefore = await server.cpuSeconds();
    const { delivered } = await flood.measure(size.seconds * 1_000);
    const cpu = (await server.cpuSeconds()) - cpuBefore;
    await flood.stop(before);
    const steadyBefore = crowd.delivered();
    const steady = new Load(crowd);
    steady.talkAtRate(size.steadyPerSecond);
    await steady.measure(size.seconds * 250);
    const { latencies } = await steady.measure(size.seconds * 1_000);
    await steady.stop(steadyBefore);
    return { perCpuSecond: delivered / cpu, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
  } finally {
    await running.end();
  }
}

function figuresOf(name: string, own: readonly Round[]): [string, number[]][] {
  return [
    [`${name}: per CPU-second`, own.map(({ perCpuSecond }) => perCpuSecond)],
    [`${name}: p50`, own.map(({ p50 }) => p50)],
    [`${name}: p99`, own.map(({ p99 }) => p99)],
  ];
}

function head(): string[] {
  const rate = size.steadyPerSecond.toLocaleString("en");
  return [
    "",
    "per CPU-second",
    "of its strawman",
    "of the relay",
    "of ejabberd",
    `p50 ms at ${rate}/s`,
    "p99 ms",
  ];
}

function rowOf({ name }: Contender): string[] {
  const own = rounds.get(name) ?? [];
  if (own.length === 0) return [name, "not measured"];
  const baseline = name.startsWith("bellhop") ? `strawman, ${name.split(", ")[1]}` : "";
  return [
    name,
    spreadWords(spreadOf(own.map(({ perCpuSecond }) => perCpuSecond))),
    ratioWords(own, rounds.get(baseline)),
    ratioWords(own, rounds.get("relay, nothing stored")),
    ratioWords(own, rounds.get("ejabberd, postgres")),
    spreadWords(spreadOf(own.map(({ p50 }) => p50)), 2),
    spreadWords(spreadOf(own.map(({ p99 }) => p99)), 1),
  ];
}

/** Compares round by round, because neighbouring measurements saw the same load of the machine. */
function ratioWords(own: readonly Round[], baseline: readonly Round[] | undefined): string {
  if (!baseline || own === baseline) return "";
  const ratios: Spread = spreadOf(
    own.flatMap(({ perCpuSecond }, index) => {
      const beside = baseline[index];
      return beside ? [perCpuSecond / beside.perCpuSecond] : [];
    }),
  );
  return spreadWords(ratios, 2);
}
