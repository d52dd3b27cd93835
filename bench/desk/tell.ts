import type { Figures } from "../measuring/hand-over.ts";
import { quantile, spreadOf, spreadWords } from "../measuring/spread.ts";
import type { Taken } from "./desk-page.ts";
import type { ChatRound } from "./measure-chat.ts";
import type { InboxRound } from "./measure-inbox.ts";
import type { Look } from "./measure-memory.ts";

type Beside<Round> = readonly Readonly<Record<"few" | "many", Round>>[];

/** A figure of a round by the words it has in the table. */
type Told<Round> = readonly (readonly [words: string, value: (round: Round) => number])[];

const at = (values: readonly number[], share: number) =>
  quantile(
    values.toSorted((a, b) => a - b),
    share,
  );

const inboxFigures: Told<InboxRound> = [
  ["inbox that ticks: % of a core", ({ tickingShare }) => tickingShare * 100],
  ["inbox with 20 events/s: % of a core", ({ busyShare }) => busyShare * 100],
  ["inbox with 20 events/s: script ms an event", ({ scriptMsPerEvent }) => scriptMsPerEvent],
  ["inbox with 20 events/s: longest task over 50 ms", ({ longestTaskMs }) => longestTaskMs],
  ["inbox: elements of the page", ({ elements }) => elements],
  ["opening a chat of it: script ms p50", ({ openScriptMs }) => at(openScriptMs, 0.5)],
  ["opening a chat of it: script ms p95", ({ openScriptMs }) => at(openScriptMs, 0.95)],
  ["opening a chat of it: ms to paint p50", ({ openMs }) => at(openMs, 0.5)],
];

const things = [
  ["opening a long chat", "opening"],
  ["a key in its reply", "key"],
  ["a line that comes in", "line"],
] as const;

const chatFigures: Told<ChatRound> = [
  ...things.flatMap(([words, part]) =>
    (["scriptMs", "toPaintMs"] as const).flatMap((kind) =>
      ([50, 95] as const).map(
        (share) =>
          [
            `${words}: ${kind === "scriptMs" ? "script ms" : "ms to paint"} p${share}`,
            (round: ChatRound) =>
              at(
                round[part].map((taken: Taken) => taken[kind]),
                share / 100,
              ),
          ] as const,
      ),
    ),
  ),
  ["scrolling through it: longest task over 50 ms", ({ longestTaskMs }) => longestTaskMs],
  ["lines drawn of it", ({ linesDrawn }) => linesDrawn],
];

/** One row for each figure: of many, of few, and the ratio round against round. */
export function rowsOf(inboxes: Beside<InboxRound>, chats: Beside<ChatRound>): string[][] {
  return [...rows(inboxFigures, inboxes), ...rows(chatFigures, chats)];
}

function rows<Round>(told: Told<Round>, rounds: Beside<Round>): string[][] {
  return told.map(([words, value]) => {
    const of = (size: "few" | "many") => rounds.map((round) => value(round[size]));
    const ratios = of("many").flatMap((many, round) => {
      const few = of("few")[round] ?? 0;
      return few > 0 ? [many / few] : [];
    });
    return [
      words,
      spreadWords(spreadOf(of("many")), 2),
      spreadWords(spreadOf(of("few")), 2),
      ratios.length > 0 ? spreadWords(spreadOf(ratios), 2) : "",
    ];
  });
}

/** The figures by the names that `bench/targets.ts` has for them. */
export function figuresOf(
  inboxes: Beside<InboxRound>,
  chats: Beside<ChatRound>,
  held: readonly Look[],
): Figures {
  const figures = <Round>(told: Told<Round>, rounds: Beside<Round>) =>
    (["many", "few"] as const).flatMap((size) =>
      told.map(([words, value]) => [`${size}: ${words}`, rounds.map((round) => value(round[size]))] as const),
    );
  const megabytes = held.map((look) => look.megabytes);
  return {
    ...Object.fromEntries([...figures(inboxFigures, inboxes), ...figures(chatFigures, chats)]),
    "megabytes in the middle": megabytes.slice(megabytes.length / 2 - 1, megabytes.length / 2),
    "megabytes at the end": megabytes.slice(-1),
  };
}
