import { basename } from "node:path";
import type { Figures } from "../measuring/hand-over.ts";
import { spreadOf, spreadWords } from "../measuring/spread.ts";
import type { Bytes } from "./measure-bytes.ts";
import type { Opening } from "./measure-opening.ts";
import type { PageRound } from "./measure-page.ts";
import { type Fetched, bytesOf } from "./wire-watch.ts";

/** Scripts and sheets of others as measured in 2026, gzip, in KB: before any click, and with the chat open. */
const others = [
  ["Live Helper Chat", "242", "242"],
  ["Rocket.Chat", "351", "at least 351"],
  ["Chatwoot", "494", "638"],
  ["Tiledesk", "687", "at least 687"],
  ["Crisp, its own figure", null, "about 130"],
] as const;

type Pages = readonly Readonly<Record<"without" | "with" | "silent", PageRound>>[];
type Openings = readonly Readonly<Record<"chat" | "bare", Opening>>[];

const count = (bytes: number) => Math.round(bytes).toLocaleString("en");
const nameOf = ({ path }: Fetched) => basename(path).replace(/-[\w-]{8}\.(?=js$|css$)/, ".") || "the page";
const isOfLanguage = (one: Fetched) => /^(?:chat|later)-[a-z]{2}\./.test(nameOf(one));

export function byteRows(bytes: Bytes): string[][] {
  const steps = [
    ["before the click, without intent", bytes.beforeIntent],
    ["on the first intent", bytes.onIntent],
    ["after the click", bytes.afterClick],
  ] as const;
  const languages = bytes.later.filter(isOfLanguage);
  const ofLanguages = spreadOf(languages.map((one) => one.bytes));
  const open = steps.flatMap(([, fetched]) => fetched);
  return [
    ...steps.flatMap(([words, fetched]) => [
      [words, count(bytesOf(fetched)), `${fetched.length}`],
      ...fetched.map((one) => [`· ${nameOf(one)}`, count(one.bytes), ""]),
    ]),
    ["all until the chat is open", count(bytesOf(open)), `${open.length}`],
    ...bytes.later
      .filter((one) => !isOfLanguage(one))
      .toSorted((a, b) => b.bytes - a.bytes)
      .map((one) => [`later: ${nameOf(one)}`, count(one.bytes), "1"]),
    ["later: words of another language", spreadWords(ofLanguages), "1"],
    ...others.flatMap(([name, before, after]) => [
      ...(before === null ? [] : [[`${name}: before any click`, `${before} KB`, ""]]),
      [`${name}: chat open`, `${after} KB`, ""],
    ]),
  ];
}

const pageFigures = [
  ["load, ms", 0, "loadMs"],
  ["largest contentful paint, ms", 0, "lcpMs"],
  ["cumulative layout shift", 3, "cls"],
  ["interaction to next paint, ms", 0, "inpMs"],
] as const;

export function pageRows(pages: Pages): string[][] {
  return pageFigures.map(([words, digits, figure]) => [
    words,
    ...(["without", "with", "silent"] as const).map((name) =>
      spreadWords(spreadOf(pages.map((round) => round[name][figure])), digits),
    ),
  ]);
}

const openingFigures = [
  ["click to text box, ms", "toTextBoxMs"],
  ["click to connected, ms", "toConnectedMs"],
] as const;

export function openingRows(openings: Openings): string[][] {
  return openingFigures.map(([words, figure]) => {
    const all = (name: "chat" | "bare") => openings.map((round) => round[name][figure]);
    const ratios = openings.map((round) => round.chat[figure] / round.bare[figure]);
    return [
      words,
      spreadWords(spreadOf(all("chat"))),
      spreadWords(spreadOf(all("bare"))),
      spreadWords(spreadOf(ratios), 2),
    ];
  });
}

export function figuresOf(bytes: Bytes, pages: Pages, openings: Openings): Figures {
  const open = [...bytes.beforeIntent, ...bytes.onIntent, ...bytes.afterClick];
  return {
    "bytes before a click": [bytesOf(bytes.beforeIntent)],
    "bytes until the chat is open": [bytesOf(open)],
    "bytes of the largest later part": [Math.max(...bytes.later.map((one) => one.bytes))],
    ...Object.fromEntries(
      (["without", "with", "silent"] as const).flatMap((name) =>
        pageFigures.map(([words, , figure]) => [
          `${name}: ${words}`,
          pages.map((round) => round[name][figure]),
        ]),
      ),
    ),
    ...Object.fromEntries(
      (["chat", "bare"] as const).flatMap((name) =>
        openingFigures.map(([words, figure]) => [
          `${name}: ${words}`,
          openings.map((round) => round[name][figure]),
        ]),
      ),
    ),
  };
}
