/** Programs of this folder that hand over figures. */
export type Program =
  | "messages"
  | "arrival"
  | "memory"
  | "start"
  | "allocation"
  | "desk"
  | "erlang"
  | "servers"
  | "soak"
  | "widget";

/** A target and the program that measures it. */
export type Target = MeasuredTarget | NamedTarget;

export interface MeasuredTarget {
  readonly words: string;
  readonly program: Program;
  /** The name of the figure the program hands over. */
  readonly figure: string;
  readonly digits: number;
  /** Another figure of the same run to compare with, round by round. */
  readonly baseline?: string;
  /** The judged value: the figure itself, or its ratio to or difference from the baseline. */
  readonly judged: "itself" | "ratio" | "difference";
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** A target that no program of this folder measures. */
export interface NamedTarget {
  readonly words: string;
  /** The command that shows it; `null` when there is none yet. */
  readonly command: string | null;
}

const messages = { program: "messages", digits: 0 } as const;
const aChatCloses = "a chat closes, the next is given";
const servers = { program: "servers", digits: 0, baseline: "one server: µs a message" } as const;
const desk = { program: "desk", judged: "itself" } as const;
const widget = { program: "widget", digits: 0, judged: "itself" } as const;
const arrival = { program: "arrival", digits: 2, judged: "ratio", atMost: 1 } as const;

/** All that Bellhop is to reach, in the order of docs/performance.md. */
export const targets: readonly Target[] = [
  {
    ...messages,
    words: "durable messages per CPU-second ≥ 0.75 of the strawman's, SQLite",
    figure: "bellhop, sqlite: per CPU-second",
    baseline: "strawman, sqlite: per CPU-second",
    judged: "ratio",
    atLeast: 0.75,
  },
  {
    ...messages,
    words: "durable messages per CPU-second ≥ 0.75 of the strawman's, PostgreSQL",
    figure: "bellhop, postgres: per CPU-second",
    baseline: "strawman, postgres: per CPU-second",
    judged: "ratio",
    atLeast: 0.75,
  },
  {
    ...messages,
    words: "durable messages per CPU-second ≥ 10 × ejabberd's with its archive, PostgreSQL",
    figure: "bellhop, postgres: per CPU-second",
    baseline: "ejabberd, postgres: per CPU-second",
    judged: "ratio",
    atLeast: 10,
  },
  {
    ...messages,
    words: "acknowledged at 1,000 messages/s, SQLite: p50 ≤ 1.5 ms",
    figure: "bellhop, sqlite: p50",
    digits: 2,
    baseline: "relay, nothing stored: p50",
    judged: "itself",
    atMost: 1.5,
  },
  {
    ...messages,
    words: "acknowledged at 1,000 messages/s, SQLite: p99 ≤ the relay's + 5 ms",
    figure: "bellhop, sqlite: p99",
    digits: 1,
    baseline: "relay, nothing stored: p99",
    judged: "difference",
    atMost: 5,
  },
  {
    ...messages,
    words: "acknowledged at 1,000 messages/s, PostgreSQL: p50 ≤ 2.5 ms",
    figure: "bellhop, postgres: p50",
    digits: 2,
    baseline: "relay, nothing stored: p50",
    judged: "itself",
    atMost: 2.5,
  },
  {
    ...messages,
    words: "acknowledged at 1,000 messages/s, PostgreSQL: p99 ≤ the relay's + 5 ms",
    figure: "bellhop, postgres: p99",
    digits: 1,
    baseline: "relay, nothing stored: p99",
    judged: "difference",
    atMost: 5,
  },
  {
    ...arrival,
    words: "an arrival is in its agent's inbox as fast as a message, SQLite: p50 ms",
    figure: "sqlite: arrival p50",
    baseline: "sqlite: message p50",
  },
  {
    ...arrival,
    words: "an arrival is in its agent's inbox as fast as a message, SQLite: p99 ms",
    figure: "sqlite: arrival p99",
    baseline: "sqlite: message p99",
  },
  {
    ...arrival,
    words: "an arrival is in its agent's inbox as fast as a message, PostgreSQL: p50 ms",
    figure: "postgres: arrival p50",
    baseline: "postgres: message p50",
  },
  {
    ...arrival,
    words: "an arrival is in its agent's inbox as fast as a message, PostgreSQL: p99 ms",
    figure: "postgres: arrival p99",
    baseline: "postgres: message p99",
  },
  {
    words: "idle connection of a customer, with its state ≤ 8 KB: bytes held",
    program: "memory",
    figure: "known customer: held",
    digits: 0,
    baseline: "bare ws: held",
    judged: "itself",
    atMost: 8_192,
  },
  {
    words: "idle connection of a customer, with its state ≤ 8 KB: bytes resident",
    program: "memory",
    figure: "known customer: resident",
    digits: 0,
    baseline: "bare ws: resident",
    judged: "itself",
    atMost: 8_192,
  },
  {
    words: "start with existing data to the first acknowledgement ≤ 300 ms",
    program: "start",
    figure: "first acknowledgement",
    digits: 0,
    baseline: "node and ws",
    judged: "itself",
    atMost: 300,
  },
  {
    words: "memory at rest ≤ 100 MB",
    program: "start",
    figure: "megabytes at rest",
    digits: 0,
    judged: "itself",
    atMost: 100,
  },
  {
    words: "one allocation decision, 1,000 agents and 10,000 waiting ≤ 50 µs",
    program: "allocation",
    figure: `1,000 agents, 10,000 waiting: ${aChatCloses}: index`,
    digits: 1,
    baseline: `1,000 agents, 10,000 waiting: ${aChatCloses}: heap`,
    judged: "itself",
    atMost: 50,
  },
  {
    words: "one allocation decision, 50,000 waiting: grown at most as the logarithm has since 1,000",
    program: "allocation",
    figure: `2,000 agents, 50,000 waiting: ${aChatCloses}: index`,
    digits: 1,
    baseline: `100 agents, 1,000 waiting: ${aChatCloses}: index`,
    judged: "ratio",
    atMost: Math.log(50_000) / Math.log(1_000),
  },
  {
    words: "waits within 5 % of Erlang C: loads that are not",
    program: "erlang",
    figure: "loads outside",
    digits: 0,
    judged: "itself",
    atMost: 0,
  },
  {
    words: "second half of a million messages: memory held, MB, grows by ≤ 5 %",
    program: "soak",
    figure: "megabytes at the end",
    digits: 1,
    baseline: "megabytes in the middle",
    judged: "ratio",
    atMost: 1.05,
  },
  ...[
    ["two servers, at home", "two servers, many accounts, connections at home"],
    ["two servers, spread", "two servers, many accounts, connections spread at random"],
    ["three servers, at home", "three servers, many accounts, connections at home"],
    ["three servers, spread", "three servers, many accounts, connections spread at random"],
  ].map(([name, words]): MeasuredTarget => ({
    ...servers,
    words: `${words}: processor time for each message ≤ 1.15 × one server's, µs`,
    figure: `${name}: µs a message`,
    judged: "ratio",
    atMost: 1.15,
  })),
  {
    words: "one of two servers is killed: everybody of its accounts is back within 5 s, ms",
    program: "servers",
    figure: "ms until everybody is back",
    digits: 0,
    judged: "itself",
    atMost: 5_000,
  },
  { words: "every acknowledgement covered by a sync", command: "npm run chaos -- --power" },
  { words: "kill -9 under load, 100 times: nothing lost, doubled or out of order", command: "npm run chaos" },
  {
    words: "before a click ≤ 2 KB, chat open ≤ 20 KB, desk's first load ≤ 200 KB (as transferred)",
    command: "npm test -- page-weight",
  },
  ...[
    ["a chat of an inbox of 1,000 opens from memory", "opening a chat of it"],
    ["a chat of 5,000 messages opens from memory", "opening a long chat"],
    ["a key in the reply to a chat of 5,000 messages", "a key in its reply"],
    ["a line comes into a chat of 5,000 messages", "a line that comes in"],
  ].map(([words, figure]): MeasuredTarget => ({
    ...desk,
    words: `desk: ${words}: ≤ 16 ms of script, p50`,
    figure: `many: ${figure}: script ms p50`,
    digits: 1,
    baseline: `few: ${figure}: script ms p50`,
    atMost: 16,
  })),
  {
    ...desk,
    words: "desk: an inbox of 1,000 items ticks with ≤ 1 % of a core",
    figure: "many: inbox that ticks: % of a core",
    digits: 2,
    baseline: "few: inbox that ticks: % of a core",
    atMost: 1,
  },
  ...[
    ["20 events a second come to an inbox of 1,000 items", "inbox with 20 events/s"],
    ["a chat of 5,000 messages is scrolled through", "scrolling through it"],
  ].map(([words, figure]): MeasuredTarget => ({
    ...desk,
    words: `desk: no task over 50 ms while ${words}: the longest, ms`,
    figure: `many: ${figure}: longest task over 50 ms`,
    digits: 0,
    atMost: 50,
  })),
  {
    ...desk,
    words: "desk: second half of 200,000 events: memory held, MB, grows by ≤ 10 %",
    figure: "megabytes at the end",
    digits: 1,
    baseline: "megabytes in the middle",
    judged: "ratio",
    atMost: 1.1,
  },
  {
    ...widget,
    words: "a company's page moves by nothing of the chat: layout shift",
    figure: "with: cumulative layout shift",
    digits: 3,
    baseline: "without: cumulative layout shift",
    judged: "difference",
    atMost: 0,
  },
  {
    ...widget,
    words: "on a slow line: from the click to a text box, ms, within two frames",
    figure: "chat: click to text box, ms",
    atMost: 34,
  },
  {
    ...widget,
    words: "on a slow line: from the click to connected, ms, ≤ 1.5 × the least that a chat can be",
    figure: "chat: click to connected, ms",
    baseline: "bare: click to connected, ms",
    judged: "ratio",
    atMost: 1.5,
  },
  { words: "search in 1,000,000 messages: p95 ≤ 50 ms", command: null },
];
