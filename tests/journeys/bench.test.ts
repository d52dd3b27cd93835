import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

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
  ["soak", ["200"]],
  ["start", ["node and ws: start to first answer", "bellhop: start to first acknowledgement"]],
  ["messages", ["relay, nothing stored", "strawman, sqlite", "bellhop, sqlite"]],
];

describe("every bench can be run", () => {
  test.each(benches)("bench:%s", async (name, rows) => {
    const { stdout } = await run(process.execPath, ["tools/bench.mjs", name, "--smoke"], { cwd: root });
    const table = stdout.split("\n").filter((line) => line.startsWith("| "));
    for (const row of rows) expect(table.filter((line) => line.startsWith(`| ${row} `))).toHaveLength(1);
  });
});
