import { throwAwayDatabases } from "../../tools/throw-away-databases.ts";
import { handOver } from "../measuring/hand-over.ts";
import { spreadOf, spreadWords } from "../measuring/spread.ts";
import { tableWords } from "../measuring/table.ts";
import { LostConnections } from "../messages/load.ts";
import { foundAccounts } from "./found-accounts.ts";
import { type Death, measureDeath } from "./measure-death.ts";
import { type Contender, type Round, type Template, measureRound } from "./measure-round.ts";
import { readServersSize } from "./servers-size.ts";

const size = readServersSize();
const one: Contender = { name: "one server", servers: 1, isSpread: false };
const attemptsMax = 3;
const only = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const several: readonly Contender[] = [
  { name: "two servers, at home", servers: 2, isSpread: false },
  { name: "two servers, spread", servers: 2, isSpread: true },
  { name: "three servers, at home", servers: 3, isSpread: false },
  { name: "three servers, spread", servers: 3, isSpread: true },
];
/** The smallest form runs each number of servers and each way of coming in once. */
const smokeNames = ["two servers, at home", "three servers, spread"];
const names = process.argv.includes("--smoke") ? smokeNames : several.map(({ name }) => name);
const contenders = [
  one,
  ...several.filter(({ name }) => names.includes(name) && only.every((word) => name.includes(word))),
];
const rounds = new Map<Contender, Round[]>(contenders.map((contender) => [contender, []]));
const deaths: Death[] = [];

const databases = await throwAwayDatabases();
if (databases.missing) console.log(`Several servers need PostgreSQL: ${databases.missing}`);
else await measureAll();
await databases.end();

async function measureAll(): Promise<void> {
  const url = await databases.create();
  const template: Template = { databases, url, accounts: await foundAccounts(url, size) };
  for (let round = 1; round <= size.rounds; round++) {
    for (const contender of contenders) {
      const measured = await measureAgain(contender, template, round);
      rounds.get(contender)?.push(measured);
      const { flood, steady, relayed } = measured;
      console.log(
        `round ${round}, ${contender.name}: ${steady.toFixed(0)} µs a message at an even pace, ` +
          `${flood.toFixed(0)} µs without pause, ${(relayed * 100).toFixed(0)} % of the connections relayed`,
      );
    }
  }
  for (let kill = 1; kill <= size.kills; kill++) {
    const death = await measureDeath(template, size.customers);
    deaths.push(death);
    console.log(`kill ${kill}: everybody is back after ${death.atHome.toFixed(0)} ms`);
  }
  tell();
  await handOver(figures());
}

/**
 * Measures again after a failure: a server without processor time for 3 s loses its lease and its
 * connections, so nothing was measured.
 */
async function measureAgain(contender: Contender, template: Template, round: number): Promise<Round> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await measureRound(contender, template, { size, seed: round });
    } catch (fault) {
      if (!(fault instanceof LostConnections) || attempt === attemptsMax) throw fault;
      console.log(`round ${round}, ${contender.name}: ${fault.message}; measured again`);
    }
  }
}

function tell(): void {
  const { accounts, customers, agents, rate } = size;
  console.log(
    `\n${accounts} accounts with ${customers} customers and ${agents} agents each; ` +
      `${size.rounds} rounds, ${size.kills} kills: median (least–most)`,
  );
  const head = ["", `µs a message, ${rate}/s`, "of one server", "µs without pause", "of one server"];
  if (size.rounds > 0)
    console.log(`\n${tableWords([...head, "connections relayed, %"], contenders.map(rowOf))}`);
  const row = (words: string, msOf: (death: Death) => number) => [
    words,
    spreadWords(spreadOf(deaths.map(msOf))),
  ];
  const rows = () => [
    row("everybody of its accounts is back", ({ atHome }) => atHome),
    row("everybody else who had come in there is back", ({ relayed }) => relayed),
    row("everything said at that moment is acknowledged", ({ acknowledged }) => acknowledged),
  ];
  if (size.kills > 0) console.log(`\n${tableWords(["one of two servers is killed", "ms"], rows())}`);
}

function rowOf(contender: Contender): string[] {
  const own = rounds.get(contender) ?? [];
  const beside = rounds.get(one) ?? [];
  const ratios = (figure: "flood" | "steady") =>
    contender === one
      ? ""
      : spreadWords(
          spreadOf(own.map((round, index) => round[figure] / (beside[index]?.[figure] ?? Number.NaN))),
          2,
        );
  const micros = (figure: "flood" | "steady") => spreadWords(spreadOf(own.map((round) => round[figure])));
  return [
    contender.name,
    micros("steady"),
    ratios("steady"),
    micros("flood"),
    ratios("flood"),
    spreadWords(spreadOf(own.map(({ relayed }) => relayed * 100))),
  ];
}

function figures(): Record<string, readonly number[]> {
  const micros = [...rounds].map(
    ([{ name }, own]) => [`${name}: µs a message`, own.map(({ steady }) => steady)] as const,
  );
  return { ...Object.fromEntries(micros), "ms until everybody is back": deaths.map(({ atHome }) => atHome) };
}
