import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, inject, test } from "vitest";
import { describeWithPostgres } from "../support/postgres.ts";
import { describeWith } from "../support/describe-with.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** A few ends of a server; it ends with another code than 0 when anything is wrong. Resolves with the rows of its table. */
async function chaos(...words: string[]): Promise<Record<string, string>> {
  const all = ["tools/chaos.mjs", "--times=1", "--customers=6", "--agents=2", ...words];
  const { stdout } = await run(process.execPath, all, { cwd: root });
  const rows = stdout.split("\n").filter((line) => line.startsWith("| "));
  return Object.fromEntries(
    rows.map((line) => line.split("|").map((cell) => cell.trim())).map(([, ...row]) => row),
  );
}

const nothing = { lost: "0", doubled: "0", "out of order": "0", "deadlines missed": "0" };

describe("a server that is killed while customers write and agents work", () => {
  test("[I-4] [I-10] loses, doubles and swaps nothing on SQLite", async () => {
    expect(await chaos("--engine=sqlite")).toMatchObject({ kills: "1", ...nothing });
  });
});

describeWithPostgres("a server that is killed on PostgreSQL", () => {
  test("[I-4] [I-10] loses, doubles and swaps nothing", async () => {
    expect(await chaos("--engine=postgres")).toMatchObject({ kills: "1", ...nothing });
  });
});

describe("a server that is asked to stop while customers write and agents work", () => {
  test("[I-4] [I-10] answers what it has begun, says why it ends, and hands everything over", async () => {
    const table = await chaos("--stops", "--engine=sqlite");
    // The last two ends, at which everything is looked at, are stops, too.
    expect(table).toMatchObject({ stops: "3", "stored, and not answered": "0", ...nothing });
    expect(table).toMatchObject({ "lines that ended without a word": "0", "stops that failed": "0" });
  });
});

describeWith(inject("strace"), "a server whose power is cut", () => {
  test("[I-4] has synced everything that it acknowledged", async () => {
    const table = await chaos("--power");
    expect(table).toMatchObject({ kills: "1", ...nothing });
    expect(table["… after a sync that covers them"]).toBe(table["answers that left the server"]);
  });
});
