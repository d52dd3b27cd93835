import { handOver } from "../measuring/hand-over.ts";
import { numberAfter } from "../measuring/number-after.ts";
import { tableWords } from "../measuring/table.ts";
import type { Load } from "./erlang-c.ts";
import { type Estimate, type Judged, type Judgement, isWithin, judgeLoad } from "./judge-load.ts";

const words = process.argv.slice(2);
const isSmoke = words.includes("--smoke");
const seed = numberAfter("--seed=", 1);
/** Multiplies the number of customers. */
const times = numberAfter("--times=", 1);
/** Shows that waste is found out: allocation hears of a free agent this share of a handling time late. */
const lateShare = numberAfter("--late=", 0);

const meanHandlingMs = 300_000;
const withinMs = 20_000;
/** The fuller the house, the longer until chance evens out. */
const arrivalsAt: Record<number, number> = isSmoke
  ? { 0.5: 4_000, 0.8: 4_000 }
  : { 0.5: 20_000, 0.7: 30_000, 0.8: 50_000, 0.9: 100_000, 0.95: 200_000 };
const agentCounts = isSmoke ? [1, 5] : [1, 5, 20, 100];

const rows: string[][] = [];
let outside = 0;
const startedAt = performance.now();
for (const agents of agentCounts) {
  for (const [rho, few] of Object.entries(arrivalsAt)) {
    const arrivals = few * times;
    const load: Load = { agents, rho: Number(rho), meanHandlingMs };
    const hearsLateMs = lateShare * meanHandlingMs;
    const judgement = judgeLoad({ ...load, seed, arrivals, withinMs, hearsLateMs });
    if (!isWithin(judgement)) outside += 1;
    rows.push(rowOf(load, arrivals, judgement));
    if (process.stdout.isTTY) console.log(`${agents} agents, ${rho} …`);
  }
}
console.log(
  `Poisson arrivals, handling times exponential around ${meanHandlingMs / 1_000} s, one chat each, no wrap-up; ` +
    `played through the product's rules and allocation, beside Erlang C; seed ${seed}; ± is 95 %\n`,
);
console.log(
  tableWords(
    [
      "agents, load",
      "arrivals",
      "mean wait, s",
      "Erlang C",
      "wasted",
      `within ${withinMs / 1_000} s`,
      "Erlang C",
      "occupancy",
      "verdict",
    ],
    rows,
  ),
);
console.log(`\n${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
await handOver({ "loads outside": [outside] });
process.exit(outside === 0 ? 0 : 1);

function rowOf({ agents, rho }: Load, arrivals: number, judgement: Judgement): string[] {
  const { waitMs, within, occupancy } = judgement;
  const seconds = (value: number) => (value / 1_000).toFixed(value < 10_000 ? 2 : 1);
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`;
  return [
    `${agents} ${agents === 1 ? "agent" : "agents"}, ${rho}`,
    arrivals.toLocaleString("en"),
    estimateWords(waitMs.played, seconds),
    seconds(waitMs.expected),
    wasteWords(waitMs, seconds),
    estimateWords(within.played, percent),
    percent(within.expected),
    estimateWords(occupancy.played, percent),
    isWithin(judgement) ? "within 5 %" : "OUTSIDE",
  ];
}

function estimateWords({ mean, plusMinus }: Estimate, inWords: (value: number) => string): string {
  return `${inWords(mean)} ± ${inWords(plusMinus)}`;
}

/** Additional wait of the same customers, compared with agents who lose no time. */
function wasteWords({ excess }: Judged, seconds: (value: number) => string): string {
  return `${seconds(excess.mean)} s`;
}
