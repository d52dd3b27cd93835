import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { wireVersion } from "#contract/version.ts";
import { startBuiltServer } from "../support/built-server.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { newCommandId } from "../support/run-command.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-start-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the built server and returns what it said and how it ended. */
async function start(environment: Record<string, string>, words: string[] = []) {
  const main = join(inject("buildFolder"), "server", "main.js");
  const env = { ...process.env, PORT: "0", BELLHOP_DATA: join(folder, "fresh"), ...environment };
  const child = spawn(process.execPath, [main, ...words], { env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (piece: Buffer) => {
      said += piece.toString();
    });
  }
  const [code] = (await once(child, "exit")) as [number];
  return { code, lines: said.trim().split("\n") };
}

describe("[B-82] a start that cannot be", () => {
  test("a taken port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const { code, lines } = await start({ PORT: String(port) });
    other.close();
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [`Port ${port} is taken. Set PORT to another, or stop what listens there.`],
    });
  });

  test("a data folder that cannot be written", async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "not a folder");
    const { code, lines } = await start({ BELLHOP_DATA: join(file, "below") });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/cannot be written\. Set BELLHOP_DATA/);
  });

  test("a damaged database", async () => {
    const data = join(folder, "damaged");
    await mkdir(data, { mode: 0o700 });
    await writeFile(join(data, "bellhop.db"), "this was a database once".repeat(1_000), { mode: 0o600 });
    const { code, lines } = await start({ BELLHOP_DATA: data });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/damaged or not a Bellhop database/);
  });

  test("a database of a newer version", async () => {
    const data = join(folder, "newer");
    await mkdir(data, { mode: 0o700 });
    const database = new DatabaseSync(join(data, "bellhop.db"));
    database.exec("pragma user_version = 999");
    database.close();
    await chmod(join(data, "bellhop.db"), 0o600);
    const { code, lines } = await start({ BELLHOP_DATA: data });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/written by a newer version of Bellhop \(schema 999/);
  });

  test("a data folder that another server holds", async () => {
    const server = await startBuiltServer([]);
    const { code, lines } = await start({ BELLHOP_DATA: server.dataFolder });
    await server.remove();
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/in use by another Bellhop/);
  });

  test.each([
    [{ PORT: "http" }, [], /^PORT is http; it must be a number/],
    [{ DATABASE_URL: "mysql://localhost" }, [], /^DATABASE_URL must begin with postgres/],
    [
      { DATABASE_URL: "postgres://127.0.0.1:1/nowhere" },
      [],
      /^The database at 127\.0\.0\.1:1 cannot be used/,
    ],
    [{}, ["--demmo"], /^--demmo is not known/],
    [{}, ["--customers=3"], /^--customers goes with --demo only/],
  ])("%j %j", async (environment, words, expected) => {
    const { code, lines } = await start(environment, words);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(expected);
  });
});

test("[A-2] the built server answers questions in the thread that its build has for them", async () => {
  const server = await startBuiltServer([]);
  const person = { name: "Kim Tanaka", email: "kim@acme.example", password: "correct horse" };
  const founded = await fetch(`${server.url}/api/set-up`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: server.setUpCode, accountName: "Acme", ...person }),
  });
  const [cookie = ""] = founded.headers.getSetCookie();
  const socket = await RawSocket.open(server.url, "/socket/desk", { headers: { cookie } });
  socket.send({ type: "hello-staff", version: wireVersion });
  const id = newCommandId();
  socket.send({ type: "query", id, name: "contact.search", payload: { text: "" } });
  const answer = await socket.next(({ type }) => type === "answer");
  socket.close();
  await server.remove();
  expect(answer).toEqual({ type: "answer", id, ok: { contacts: [] } });
});

test("[B-82] [A-14] a server that runs says so and nothing more, and stops when asked", async () => {
  const server = await startBuiltServer([]);
  const health = await fetch(`${server.url}/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toEqual({ status: "ok" });
  await server.remove();
  await expect(fetch(`${server.url}/health`)).rejects.toThrow("fetch failed");
});

test("the desk is in nobody's frame, under whatever address; the customer's chat is in anybody's", async () => {
  const server = await startBuiltServer([]);
  const get = async (path: string) => {
    const { status, headers } = await fetch(server.url + path, { headers: { accept: "text/html" } });
    return { status, policy: headers.get("content-security-policy") };
  };
  const unframed = { status: 200, policy: expect.stringContaining("frame-ancestors 'none'") };
  expect(await get("/")).toEqual(unframed);
  expect(await get("/inbox/some-chat")).toEqual(unframed);
  expect(await get("/chat/")).toEqual({
    status: 200,
    // Without a list any page may, one in a sandbox too, which no list can name.
    policy: expect.not.stringContaining("frame-ancestors"),
  });
  expect((await get("/chat/inbox")).status).toBe(404);
  expect((await get("/chat/../inbox/..%2f")).status).not.toBe(500);
  await server.remove();
});

describe("what Node has compiled at a start", () => {
  /** A build of its own, from where it finds its packages. */
  let copy: string;
  const startAndKill = async () => {
    const child = spawn(process.execPath, [join(copy, "server", "main.js")], {
      env: { ...process.env, PORT: "0", BELLHOP_DATA: join(folder, "compiled") },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (piece: Buffer) => {
        said += piece.toString();
      });
    }
    await eventually(() => expect(said).toContain("The desk: "));
    await eventually(async () => expect(await compiledFiles()).not.toEqual([]));
    child.kill("SIGKILL");
    await once(child, "exit");
    return said.trim().split("\n");
  };
  const compiledFiles = async () => {
    const place = join(copy, "server", "compiled");
    const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  };

  beforeAll(async () => {
    copy = await mkdtemp(join(inject("buildFolder"), "..", ".copy-"));
    await cp(inject("buildFolder"), copy, { recursive: true });
    await rm(join(copy, "server", "compiled"), { recursive: true, force: true });
  });
  afterAll(() => rm(copy, { recursive: true }));

  test("is kept in the build even if the server is killed, and is not needed whole for the next start", async () => {
    const lines = ["Nobody has set this up yet", "listens on", "The desk: "].map(
      (words) => expect.stringContaining(words) as string,
    );
    expect(await startAndKill(), "no warning of Node's").toEqual(lines);
    const kept = await compiledFiles();
    for (const path of kept) await writeFile(path, (await readFile(path)).fill(0, 9_000));
    expect(await startAndKill()).toEqual(lines);
  });
});
