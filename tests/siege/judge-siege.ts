import { quantile } from "../../bench/measuring/spread.ts";
import { tableWords } from "../../bench/measuring/table.ts";
import { leftBytesMax, type Round } from "./play-round.ts";
import type { Siege } from "./play-siege.ts";

/** How long a word of the honest may take, for 99 of 100, in ms. */
const p99Max = 250;

/** Most resident memory: the heap that the server may have, what it may keep outside of it, and the program. */
const residentBytesMax = 550_000_000;

/** Everything that is wrong with a siege's result; times only where they are judged. */
export function findingsOf({ rounds, findings, acknowledged }: Siege, judgesTimes: boolean): string[] {
  const found = [...findings];
  if (acknowledged === 0) found.push("nobody honest said a word");
  for (const { name, tally, waits, heldBefore, heldAfter, height } of rounds) {
    if (tally?.begun === 0) found.push(`${name}: nothing was attacked`);
    const left = heldAfter - heldBefore;
    // Also when it is not a number.
    if (!(left <= leftBytesMax)) found.push(`${name}: ${megabytes(left)} MB of memory did not come back`);
    if (!(height.resident <= residentBytesMax)) {
      found.push(`${name}: ${megabytes(height.resident)} MB of memory were resident`);
    }
    if (!judgesTimes) continue;
    for (const [what, times] of Object.entries(waits)) {
      const slow = p99(times);
      if (slow > p99Max) found.push(`${name}: p99 until ${what} was ${slow.toFixed(0)} ms`);
    }
  }
  return found;
}

/** One row for each round. */
export function tableOf(rounds: readonly Round[]): string {
  const head = [
    "attack",
    "begun",
    "refused or ended",
    "acknowledged p50, p99 ms",
    "delivered p50, p99 ms",
    "server's processor",
    "resident at most, after, MB",
    "in use before, at most, after, MB",
  ];
  const rows = rounds.map(({ name, tally, waits, heldBefore, heldAfter, height, ...round }) => [
    name,
    tally ? count(tally.begun) : "",
    tally ? count(tally.refused) : "",
    quantiles(waits.acknowledged),
    quantiles(waits.delivered),
    `${(100 * round.processorShare).toFixed(0)} %`,
    [height.resident, round.residentAfter].map(megabytes).join(", "),
    [heldBefore, height.heap, heldAfter].map(megabytes).join(", "),
  ]);
  return tableWords(head, rows);
}

function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${quantile(sorted, 0.5).toFixed(0)}, ${quantile(sorted, 0.99).toFixed(0)}`;
}

function p99(times: readonly number[]): number {
  return quantile(
    times.toSorted((a, b) => a - b),
    0.99,
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function count(number: number): string {
  return number.toLocaleString("en");
}
