import { type Spread, spreadOf, spreadWords } from "../measuring/spread.ts";
import { handOver } from "../measuring/hand-over.ts";
import { medianMicros } from "../measuring/median-micros.ts";
import { tableWords } from "../measuring/table.ts";
import { BinaryHeap } from "./binary-heap.ts";
import { type Moment, type Size, momentsOf } from "./moments.ts";
import { type SettingTimes, measureSettings } from "./open-chats.ts";

const isSmoke = process.argv.includes("--smoke");
const sizes: Size[] = isSmoke
  ? [{ agents: 100, waiting: 1_000 }]
  : [
      { agents: 100, waiting: 1_000 },
      { agents: 1_000, waiting: 10_000 },
      { agents: 2_000, waiting: 50_000 },
    ];
const openChats = isSmoke ? [50, 200] : [500, 50_000];
const warmUpRounds = isSmoke ? 1 : 10;
const rounds = isSmoke ? 2 : 15;
/** One alone is shorter than a look at the clock. */
const heapTurnsAtOnce = 100;
const perRound = isSmoke ? 20 : 50;

interface Round {
  readonly index: number;
  readonly fullPlan: number;
  readonly heap: number;
}

const rows: string[][] = [];
const figures: Record<string, number[]> = {};
for (const size of sizes) {
  const heap = new BinaryHeap();
  for (let entry = 0; entry < size.waiting; entry++) heap.push(Math.random());
  for (const moment of momentsOf(size)) {
    // Warms up the compiler, because the product runs compiled all day.
    for (let round = 0; round < warmUpRounds; round++) roundOf(moment, heap);
    const measured = Array.from({ length: rounds }, () => roundOf(moment, heap));
    rows.push(rowOf(size, moment, measured));
    figures[`${nameOf(size, moment)}: index`] = measured.map(({ index }) => index);
    figures[`${nameOf(size, moment)}: heap`] = measured.map((round) => round.heap);
  }
}
console.log(
  `µs a decision, ${rounds} rounds of ${perRound}: median (least–most); ratios round against round\n`,
);
console.log(
  tableWords(["", "index", "full plan", "full plan ÷ index", "heap push and pop", "index ÷ heap"], rows),
);

const settings: SettingTimes[] = [];
for (const count of openChats) settings.push(await measureSettings(count, isSmoke ? 3 : 20));
console.log(`\nms until a command is answered, through the whole server on SQLite: median (least–most)\n`);
console.log(
  tableWords(
    ["", ...openChats.map((count) => `${count.toLocaleString("en")} open chats`)],
    Object.keys(settings[0] ?? {}).map((name) => [
      name,
      ...settings.map((times) => spreadWords(spreadOf(times[name as keyof SettingTimes]), 2)),
    ]),
  ),
);

await handOver(figures);

function roundOf(moment: Moment, heap: BinaryHeap): Round {
  const index = moment.index(perRound);
  const fullPlan = moment.fullPlan();
  const heapTurns = () => {
    for (let turn = 0; turn < heapTurnsAtOnce; turn++) heap.push((heap.pop() ?? 0) + Math.random());
  };
  const turns = medianMicros(Array.from({ length: perRound }, () => heapTurns));
  return { index, fullPlan, heap: turns / heapTurnsAtOnce };
}

function nameOf({ agents, waiting }: Size, { name }: Moment): string {
  return `${agents.toLocaleString("en")} agents, ${waiting.toLocaleString("en")} waiting: ${name}`;
}

function rowOf(size: Size, moment: Moment, measured: readonly Round[]): string[] {
  const spread = (of: (round: Round) => number): Spread => spreadOf(measured.map(of));
  return [
    nameOf(size, moment),
    spreadWords(
      spread(({ index }) => index),
      1,
    ),
    spreadWords(spread(({ fullPlan }) => fullPlan)),
    spreadWords(spread(({ index, fullPlan }) => fullPlan / index)),
    spreadWords(
      spread(({ heap }) => heap),
      2,
    ),
    spreadWords(spread(({ index, heap }) => index / heap)),
  ];
}
