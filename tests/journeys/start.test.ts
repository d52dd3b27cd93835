import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { startBuiltServer } from "../support/built-server.ts";

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
    await mkdir(data);
    await writeFile(join(data, "bellhop.db"), "this was a database once".repeat(1_000));
    const { code, lines } = await start({ BELLHOP_DATA: data });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/damaged or not a Bellhop database/);
  });

  test("a database of a newer version", async () => {
    const data = join(folder, "newer");
    await mkdir(data);
    const database = new DatabaseSync(join(data, "bellhop.db"));
    database.exec("pragma user_version = 999");
    database.close();
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

test("[B-82] a server that runs answers with its version and store, and stops when asked", async () => {
  const server = await startBuiltServer([]);
  const health = await fetch(`${server.url}/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toEqual({
    status: "ok",
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    store: "sqlite",
  });
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
  expect(await get("/chat/")).toEqual({ status: 200, policy: expect.stringContaining("frame-ancestors *") });
  expect((await get("/chat/inbox")).status).toBe(404);
  expect((await get("/chat/../inbox/..%2f")).status).not.toBe(500);
  await server.remove();
});

describe("what was compiled at the build", () => {
  const server = () => join(inject("buildFolder"), "server");
  const kept = () => readFile(join(server(), "server.compiled"));

  test("is kept, and taken by the Node that has built it", async () => {
    const code = await readFile(join(server(), "server.cjs"), "utf8");
    const source = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
    // Before it stands its checksum.
    const cachedData = (await kept()).subarray(20);
    expect(new Script(source, { cachedData }).cachedDataRejected).toBe(false);
    // What a start uses is in it, and not only the outermost.
    expect(cachedData.length).toBeGreaterThan(new Script(source).createCachedData().length * 2);
  });

  test.each([
    ["the second half was never written", (bytes: Buffer) => bytes.fill(0, bytes.length / 2)],
    ["one bit is another", (bytes: Buffer) => bytes.fill(bytes[9_000]! ^ 1, 9_000, 9_001)],
    ["it ends too early", (bytes: Buffer) => bytes.subarray(0, 5_000)],
    ["it is something else", () => Buffer.from("this was compiled once".repeat(1_000))],
  ])("is not needed for a start: %s", async (_, damage) => {
    // Beside the build, from where it finds its packages.
    const copy = await mkdtemp(join(inject("buildFolder"), "..", ".copy-"));
    try {
      await cp(inject("buildFolder"), copy, { recursive: true });
      await writeFile(join(copy, "server", "server.compiled"), damage(await kept()));
      const child = spawn(process.execPath, [join(copy, "server", "main.js")], {
        env: { ...process.env, PORT: "0", BELLHOP_DATA: join(folder, "damaged-build") },
      });
      let said = "";
      child.stdout.on("data", (piece: Buffer) => {
        said += piece.toString();
        child.kill();
      });
      const [code] = (await once(child, "exit")) as [number | null];
      expect(said).toContain("listens on");
      expect([0, null]).toContain(code);
    } finally {
      await rm(copy, { recursive: true });
    }
  });
});
