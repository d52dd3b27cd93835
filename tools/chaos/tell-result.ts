import type { Played } from "./play-chaos.ts";
import type { PowerWatch } from "./power-watch.ts";

interface Result {
  readonly played: Played;
  readonly watcher: PowerWatch | null;
}

/** Counts that must be 0. */
const faults: Readonly<Record<string, (played: Played) => number | null>> = {
  lost: ({ messages }) => messages.lost,
  doubled: ({ messages }) => messages.doubled,
  "out of order": ({ messages }) => messages.outOfOrder,
  "wrongly answered": ({ messages }) => messages.wronglyAnswered,
  "wrong on screens": ({ views }) => views.lost + views.doubled + views.outOfOrder,
  "deadlines missed": ({ deadlines }) => deadlines.missed,
  "deadlines doubled": ({ deadlines }) => deadlines.doubled,
  "logs that do not explain": ({ deadlines }) => deadlines.unexplained,
  "stored, and not answered": ({ stops }) => stops?.unanswered.size ?? null,
  "lines that ended without a word": ({ stops }) => stops?.untold ?? null,
  "stops that failed": ({ stops }) => stops?.failed ?? null,
  "anything else": ({ findings }) => findings.length,
};

/** Counts that show how much there was to get wrong. */
const sizes: Readonly<Record<string, (result: Result) => number | null>> = {
  kills: ({ played }) => played.kills?.all ?? null,
  "… of a server that was starting": ({ played }) => played.kills?.inStart ?? null,
  stops: ({ played }) => played.stops?.stops ?? null,
  "… the longest, in ms": ({ played }) => played.stops?.longestMs ?? null,
  "… after which the disk was torn": ({ watcher }) => watcher?.tornCuts ?? null,
  chats: ({ played }) => played.chats,
  "events in the logs": ({ played }) => played.events,
  "messages acknowledged": ({ played }) => played.ledger.acknowledged,
  "commands sent again": ({ played }) => played.ledger.resent,
  "screens looked at": ({ played }) => played.views.screens,
  "deadlines due": ({ played }) => played.deadlines.due,
  "… while no server was awake": ({ played }) => played.deadlines.dueWhileDead,
  syncs: ({ watcher }) => watcher?.syncs ?? null,
  "answers that left the server": ({ watcher }) => watcher?.answers ?? null,
  "… after a sync that covers them": ({ watcher }) => watcher?.covered ?? null,
};

export function isClean(played: Played): boolean {
  return played.ledger.acknowledged > 0 && Object.values(faults).every((count) => (count(played) ?? 0) === 0);
}

/** The counts in rows, with a column for each engine. */
export function tableOf(results: ReadonlyMap<string, Result>): string {
  const all = [...results.values()];
  const words = (value: number | null) => (value === null ? "" : value.toLocaleString("en"));
  const rows = [
    ["", ...results.keys()],
    ...Object.entries(sizes).map(([name, count]) => [name, ...all.map((result) => words(count(result)))]),
    ...Object.entries(faults).map(([name, count]) => [
      name,
      ...all.map(({ played }) => words(count(played))),
    ]),
  ].filter(([name, ...values]) => name === "" || values.some((value) => value !== ""));
  const widths = ["", ...results.keys()].map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (column === 0 ? (row[0] ?? "").padEnd(width) : (row[column] ?? "").padStart(width))).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = `| ${widths.map((width, column) => "-".repeat(width - (column === 0 ? 0 : 1)) + (column === 0 ? "" : ":")).join(" | ")} |`;
  return [line(head), rule, ...body.map(line)].join("\n");
}
