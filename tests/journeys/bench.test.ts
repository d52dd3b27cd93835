import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { judgeTargets } from "../../bench/all/judge-targets.ts";
import type { MeasuredTarget } from "../../bench/targets.ts";
import { describeWithBrowser } from "../support/chromium.ts";
import { describeWithPostgres } from "../support/postgres.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Targets for which even the smallest form of the benches hands over a figure. */
const measuredTargets = [
  "durable messages per CPU-second ≥ 0.75 of the strawman's, SQLite",
  "acknowledged at 1,000 messages/s, SQLite: p50 ≤ 1.5 ms",
  "an arrival is in its agent's inbox as fast as a message, SQLite: p50 ms",
  "idle connection of a customer, with its state ≤ 8 KB: bytes held",
  "start with existing data to the first acknowledgement ≤ 300 ms",
  "waits within 5 % of Erlang C: loads that are not",
  "second half of a million messages: memory held, MB, grows by ≤ 5 %",
];

/** Rows that need a browser. */
const deskTargets = [
  "desk: an inbox of 1,000 items ticks with ≤ 1 % of a core",
  "desk: a chat of 5,000 messages opens from memory: ≤ 16 ms of script, p50",
  "desk: second half of 200,000 events: memory held, MB, grows by ≤ 10 %",
];

const widgetTargets = [
  "on a slow line: from the click to connected, ms, ≤ 1.5 × the least that a chat can be",
];

/** Rows that need PostgreSQL. */
const servers = ["two servers, at home", "three servers, spread"];
const serversTargets = [
  "two servers, many accounts, connections at home: processor time for each message ≤ 1.15 × one server's, µs",
  "three servers, many accounts, connections spread at random: processor time for each message ≤ 1.15 × one server's, µs",
  "one of two servers is killed: everybody of its accounts is back within 5 s, ms",
];

/** Each bench in its smallest form, and what must be in its table. What it measured is not looked at. */
const benches: [name: string, rows: string[]][] = [
  [
    "allocation",
    [
      "100 agents, 1,000 waiting: a chat closes, the next is given",
      "a template is saved",
      "a customer writes",
    ],
  ],
  ["erlang", ["1 agent, 0.5", "5 agents, 0.8"]],
  ["memory", ["bare ws, idle connection", "bellhop, open chat with its customer connected"]],
  ["arrival", ["sqlite: an arrival, allocated", "sqlite: arrival ÷ message"]],
  ["soak", ["200"]],
  ["start", ["node and ws: start to first answer", "bellhop: start to first acknowledgement"]],
  ["messages", ["relay, nothing stored", "strawman, sqlite", "bellhop, sqlite"]],
];

describe("every bench can be run, and all of them with one command", () => {
  /** Output lines of each bench by its name, and of the table under "targets". */
  let written: Map<string, string[]>;
  beforeAll(async () => {
    const { stdout } = await run(process.execPath, ["tools/bench.mjs", "all", "--smoke"], { cwd: root });
    const parts = stdout.split(/^== (\w+) ==$/m).slice(1);
    written = new Map();
    for (let part = 0; part < parts.length; part += 2)
      written.set(parts[part] ?? "", (parts[part + 1] ?? "").split("\n"));
  }, 600_000);

  const rowsOf = (name: string, row: string) =>
    (written.get(name) ?? []).filter((line) => line.startsWith(`| ${row} `));

  test.each(benches)("bench:%s", (name, rows) => {
    for (const row of rows) expect(rowsOf(name, row)).toHaveLength(1);
  });

  describeWithBrowser("desk and widget", () => {
    test.each(["inbox that ticks: % of a core", "lines drawn of it"])("bench:desk, %s", (row) => {
      expect(rowsOf("desk", row)).toHaveLength(1);
    });

    test.each(["before the click, without intent", "all until the chat is open", "click to connected, ms"])(
      "bench:widget, %s",
      (row) => {
        expect(rowsOf("widget", row)).toHaveLength(1);
      },
    );

    test.each([...deskTargets, ...widgetTargets])("the table of targets has: %s", expectMeasured);
  });

  describeWithPostgres("several servers", () => {
    test.each(servers)("bench:servers, %s", (row) => {
      expect(rowsOf("servers", row).map((line) => line.split("|")[3]?.trim())).toEqual([
        expect.stringMatching(/^[\d.]+ \([\d.]+–[\d.]+\)$/),
      ]);
    });

    test.each(serversTargets)("the table of targets has: %s", expectMeasured);
  });

  test("bench:reading", async () => {
    const { stdout } = await run(process.execPath, ["tools/bench.mjs", "reading", "--smoke"], { cwd: root });
    expect(stdout).toMatch(/^\| beside the reader ÷ nobody reads +\| +\| [\d.]+ /m);
    expect(stdout).toMatch(/ pages asked for, [1-9]\d* answered, /);
  });

  test("bench:slow-readers", async () => {
    const { stdout } = await run(process.execPath, ["tools/bench.mjs", "slow-readers", "--smoke"], {
      cwd: root,
    });
    expect(stdout).toMatch(/^\| have a line too few, too many or out of order in the end +\| 0 /m);
  });

  test.each(measuredTargets)("the table of targets has: %s", expectMeasured);

  function expectMeasured(target: string): void {
    expect(rowsOf("targets", target).map((row) => row.split("|")[2]?.trim())).toEqual([
      expect.stringMatching(/^[\d.,]+ \([\d.,]+–[\d.,]+\)$/),
    ]);
  }
});

describe("a target is met or not by the median of its rounds", () => {
  const target: MeasuredTarget = {
    words: "fast",
    program: "messages",
    figure: "own",
    digits: 0,
    baseline: "other",
    judged: "ratio",
    atLeast: 2,
  };
  const judge = (changes: Partial<MeasuredTarget>, figures: Record<string, number[]>) =>
    judgeTargets([{ ...target, ...changes }], new Map([["messages", figures]]))[0]?.slice(1);

  test("its ratio is taken round against round", () => {
    const figures = { own: [10, 40, 30], other: [5, 10, 20] };
    expect(judge({}, figures)).toEqual(["30 (10–40)", "2.00 (1.50–4.00)", "yes"]);
    expect(judge({ atLeast: 2.5 }, figures)).toEqual(["30 (10–40)", "2.00 (1.50–4.00)", "no"]);
  });

  test("or the figure itself, or what it is more than its baseline", () => {
    const figures = { own: [10], other: [4] };
    expect(judge({ judged: "itself", atLeast: 10 }, figures)?.[2]).toBe("yes");
    expect(judge({ judged: "itself", atLeast: 11 }, figures)?.[2]).toBe("no");
    expect(judge({ judged: "difference", atLeast: 0, atMost: 6 }, figures)?.[2]).toBe("yes");
    expect(judge({ judged: "difference", atLeast: 0, atMost: 5 }, figures)?.[2]).toBe("no");
  });

  test("what has not been measured is neither, nor what has nothing beside it", () => {
    expect(judge({}, {})).toEqual(["", "", "not measured"]);
    expect(judge({}, { own: [10] })).toEqual(["10 (10–10)", "", "not measured"]);
    expect(judgeTargets([{ words: "elsewhere", command: "npm test" }], new Map())).toEqual([
      ["elsewhere", "`npm test`", "", "not run here"],
    ]);
  });
});
