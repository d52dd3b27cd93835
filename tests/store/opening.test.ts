import { DatabaseSync } from "node:sqlite";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { sql } from "kysely";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AccountId, ChatId } from "#core/ids.ts";
import { StoreFault } from "#server/ports/store.ts";
import type { Beside, Engine } from "#server/store/engines/engine.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { SchemaFault, schemaVersion, statementsAfter } from "#server/store/migrations/migrations.ts";
import { openStore } from "#server/store/open-store.ts";
import { append, newId, saveOf } from "../support/saves.ts";
import { describeStore } from "./describe-store.ts";

type Configuration = Parameters<typeof openEngine>[0];

/** The fault with which it does not open. */
async function faultOf(place: { dataFolder: string; databaseUrl: string | null }): Promise<Error> {
  const engine = await openEngine(place as Configuration).catch((fault: unknown) => fault);
  if (engine instanceof Error) return engine;
  throw new Error("It opened");
}

/** Output on the terminal: one line, which names the place. */
function expectOneLine(fault: Error, words: RegExp): void {
  expect(fault).toBeInstanceOf(StoreFault);
  expect(fault.message).toMatch(words);
  expect(fault.message).not.toContain("\n");
}

describeStore("the schema", (place) => {
  test("is made in an empty place, and left as it is in one that has it", async () => {
    const first = await place().open();
    const chat = newId();
    await first.store.save(saveOf([append(chat)]));
    await first.store.close();
    const again = await place().open();
    expect(await again.store.readLog(chat, 0)).toHaveLength(1);
    expect(statementsAfter(schemaVersion, place().name)).toEqual([]);
  });

  test("of a newer version is refused, and the fault says what to do", async () => {
    const { engine, store } = await place().open();
    const newer = schemaVersion + 1;
    if (place().name === "sqlite") await sql.raw(`pragma user_version = ${newer}`).execute(engine.query);
    else await sql`update schema_version set version = ${newer}`.execute(engine.query);
    await store.close();
    const fault = await faultOf(place());
    expect(fault).toBeInstanceOf(SchemaFault);
    expect(fault.message).toContain(`schema ${newer}`);
  });
});

describe("a SQLite file that cannot be used", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "bellhop-store-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const at = (dataFolder: string) => ({ dataFolder, databaseUrl: null });

  test("because the data folder cannot be written: one line", async () => {
    await writeFile(join(folder, "a-file"), "");
    const fault = await faultOf(at(join(folder, "a-file", "data")));
    expectOneLine(fault, /a-file.* cannot be written\. Set BELLHOP_DATA/);
  });

  test("because a folder has its name: one line", async () => {
    await mkdir(join(folder, "bellhop.db"));
    expectOneLine(await faultOf(at(folder)), /cannot be written/);
  });

  test("because it is damaged: one line, and the file is left as it is", async () => {
    const path = join(folder, "bellhop.db");
    for (const content of [
      "this is no database",
      "x".repeat(8_192),
      `SQLite format 3\u0000${"x".repeat(8_192)}`,
    ]) {
      await writeFile(path, content);
      expectOneLine(await faultOf(at(folder)), /bellhop\.db is damaged or not a Bellhop database/);
      expect(await readFile(path, "utf8")).toBe(content);
    }
  });

  test("because it is version 0.1's: one line, and the file is left as it is", async () => {
    const path = join(folder, "bellhop.db");
    const old = new DatabaseSync(path);
    old.exec("create table event (log_id text); pragma user_version = 6");
    old.close();
    const before = await readFile(path);
    const fault = await faultOf(at(folder));
    expect(fault).toBeInstanceOf(SchemaFault);
    expect(fault.message).toMatch(
      /^The data was written before the first release .*BELLHOP_DATA to an empty folder.*\.$/,
    );
    expect((await readFile(path)).subarray(100)).toEqual(before.subarray(100));
  });

  test("because another process has it: one line; and as soon as that has ended it opens", async () => {
    const first = await openEngine(at(folder) as Configuration);
    await first.close();
    const other = spawn(process.execPath, ["-e", holdFolder, join(folder, "bellhop.lock")], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    await once(other.stdout, "data");
    expectOneLine(await faultOf(at(folder)), /bellhop\.db is in use by another Bellhop/);
    other.kill("SIGKILL");
    await once(other, "close");
    const engine = await openEngine(at(folder) as Configuration);
    await engine.close();
  });
});

describe("a SQLite file beside its server", () => {
  let folder: string;
  const opened = new Set<Engine>();
  const open = async (beside: Beside | null) => {
    const place = { dataFolder: folder, databaseUrl: null } as Configuration;
    const engine = await openEngine(place, undefined, { beside });
    opened.add(engine);
    return engine;
  };
  const close = async (engine: Engine) => {
    opened.delete(engine);
    await engine.close();
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "bellhop-store-"));
  });
  afterEach(async () => {
    for (const engine of opened) await close(engine);
    await rm(folder, { recursive: true, force: true });
  });

  test("takes saves of accounts that it has not, and of no log that it knows a head of", async () => {
    const server = openStore(await open(null));
    const [ours, theirs] = [newId<AccountId>(), newId<AccountId>()];
    const save = (accountId: AccountId, logId = newId<ChatId>()) => ({
      ...saveOf([append(logId)]),
      accountId,
    });
    expect(await server.save(save(ours))).toEqual({ kind: "saved" });
    const writer = openStore(await open("writing"));
    const chat = newId<ChatId>();
    expect(await writer.save(save(theirs, chat))).toEqual({ kind: "saved" });
    expect(await server.save(save(ours))).toEqual({ kind: "saved" });
    expect(await server.save(save(theirs, chat))).toEqual({ kind: "conflict" });
    expect(await server.readLedgerHead(theirs)).toBe(1);
  });

  test("is read as it was at one moment, and begun or changed by no reader", async () => {
    await expect(open("reading")).rejects.toThrow("Start a server on it first");
    expect(await readdir(folder)).toEqual([]);
    const server = openStore(await open(null));
    const reader = openStore(await open("reading"));
    const { accountId } = saveOf([]);
    expect(await reader.readLedgerHead(accountId)).toBe(0);
    await server.save(saveOf([append(newId<ChatId>())]));
    expect(await reader.readLedgerHead(accountId)).toBe(0);
    expect(await server.readLedgerHead(accountId)).toBe(1);
    await expect(reader.save(saveOf([append(newId<ChatId>())]))).rejects.toThrow(StoreFault);
  });

  test("of another version is not changed under it, and becomes nobody's who only writes beside servers", async () => {
    await close(await open("writing"));
    const server = await open(null);
    await sql`pragma user_version = 0`.execute(server.query);
    await expect(open("writing")).rejects.toThrow(/in use by another Bellhop/);
    await expect(open("reading")).rejects.toThrow("no data of this version yet");
    await sql.raw(`pragma user_version = ${schemaVersion}`).execute(server.query);
    await open("writing");
    await close(server);
    await open(null);
  });
});

/** Does to the folder what a Bellhop does. */
const holdFolder = `
  const { DatabaseSync } = require("node:sqlite");
  const database = new DatabaseSync(process.argv[1]);
  database.exec("begin exclusive");
  console.log("held");
  process.stdin.resume();
`;

test("a PostgreSQL that is not there is one line without the password", async () => {
  const fault = await faultOf({
    dataFolder: "unused",
    databaseUrl: "postgres://bellhop:secret@127.0.0.1:1/bellhop",
  });
  expectOneLine(fault, /127\.0\.0\.1:1 cannot be used .*Check DATABASE_URL/);
  expect(fault.message).not.toContain("secret");
});
