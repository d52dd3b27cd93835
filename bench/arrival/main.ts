import { throwAwayDatabases } from "../../tools/throw-away-databases.ts";
import { handOver } from "../measuring/hand-over.ts";
import { numberAfter } from "../measuring/number-after.ts";
import { spreadOf, spreadWords } from "../measuring/spread.ts";
import { tableWords } from "../measuring/table.ts";
import { type ArrivalSize, type Round, type Way, measureRound } from "./measure-round.ts";

const whole: ArrivalSize = { agents: 16, busyAgents: 4, backgroundPerSecond: 300, timed: 500, counted: 800 };
/** Small enough to run with every test: it shows that the program works, not how fast it is. */
const smoke: ArrivalSize = { agents: 2, busyAgents: 1, backgroundPerSecond: 50, timed: 5, counted: 20 };

const isSmoke = process.argv.includes("--smoke");
const size = isSmoke ? smoke : whole;
const rounds = numberAfter("--rounds=", isSmoke ? 1 : 5);
const databases = await throwAwayDatabases();
if (databases.missing) console.log(`Without PostgreSQL: ${databases.missing}`);
const engines = databases.missing || isSmoke ? ["sqlite"] : ["sqlite", "postgres"];

const measured = new Map<string, Round[]>(engines.map((engine) => [engine, []]));
for (let round = 1; round <= rounds; round++) {
  for (const engine of engines) {
    const result = await measureRound(size, engine === "postgres" ? await databases.create() : undefined);
    measured.get(engine)?.push(result);
    const { arrival, message } = result;
    console.log(`round ${round}, ${engine}: arrival ${wordsOf(arrival)}; message ${wordsOf(message)}`);
  }
}
await databases.end();

console.log(
  `\n${size.backgroundPerSecond} messages a second of others meanwhile, ${rounds} rounds of ${size.timed}: median (least–most)\n`,
);
console.log(
  tableWords(
    ["from the customer's keys to the agent's desk", "p50 ms", "p99 ms", "CPU ms of the server"],
    engines.flatMap(rowsOf),
  ),
);
await handOver(Object.fromEntries(engines.flatMap(figuresOf)));

function rowsOf(engine: string): string[][] {
  const of = measured.get(engine) ?? [];
  const row = (name: string, value: (round: Round, part: keyof Way) => number) => [
    `${engine}: ${name}`,
    ...(["p50", "p99", "cpuMs"] as const).map((part) =>
      spreadWords(spreadOf(of.map((round) => value(round, part))), 2),
    ),
  ];
  return [
    row("an arrival, allocated", ({ arrival }, part) => arrival[part]),
    row("a message", ({ message }, part) => message[part]),
    row("arrival ÷ message", ({ arrival, message }, part) => arrival[part] / message[part]),
  ];
}

function figuresOf(engine: string): [string, number[]][] {
  const of = measured.get(engine) ?? [];
  return (["arrival", "message"] as const).flatMap((way) =>
    (["p50", "p99", "cpuMs"] as const).map((part): [string, number[]] => [
      `${engine}: ${way} ${part}`,
      of.map((round) => round[way][part]),
    ]),
  );
}

function wordsOf({ p50, p99, cpuMs }: Way): string {
  return `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, ${cpuMs.toFixed(2)} ms CPU`;
}
