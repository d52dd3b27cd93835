import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "#server/start-server.ts";
import { quickPasswords } from "../support/quick-passwords.ts";

let dataFolder: string;
let server: RunningServer;

function start(): Promise<RunningServer> {
  return startServer({
    configuration: {
      host: "127.0.0.1",
      port: 0,
      publicUrl: null,
      trustedProxies: [],
      dataFolder,
      databaseUrl: null,
      metricsToken: null,
      logLevel: "fatal",
      isDemo: false,
      simulatedCustomers: 0,
    },
    pages: { desk: dataFolder, frame: dataFolder, launcher: dataFolder },
    version: "test",
    passwords: quickPasswords,
    logger: pino({ level: "fatal" }),
  });
}

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "bellhop-set-up-"));
  server = await start();
});
afterEach(async () => {
  await server.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const founding = {
  accountName: "Acme",
  name: "Kim Tanaka",
  email: "kim@acme.example",
  password: "correct horse",
};

async function setUp(code: unknown, fields: object = founding) {
  const response = await fetch(`${server.url}/api/set-up`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...fields, code }),
  });
  const body = (await response.json()) as { code?: string };
  return { status: response.status, code: body.code, cookies: response.headers.getSetCookie().length };
}

async function needsSetUp(): Promise<unknown> {
  return ((await (await fetch(`${server.url}/api/me`)).json()) as { needsSetUp: unknown }).needsSetUp;
}

describe("[A-6] [B-82] setting up", () => {
  test("needs the code that the server prints, as people type it, and takes it once", async () => {
    const code = server.setUpCode!;
    expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    for (const wrong of ["", "abcd-efgh-jkmn-pqrs", code.slice(1)]) {
      expect(await setUp(wrong)).toEqual({ status: 403, code: "set-up-code-wrong", cookies: 0 });
    }
    for (const none of [undefined, null, [code], "x".repeat(101)]) {
      expect(await setUp(none)).toEqual({ status: 400, code: "bad-request", cookies: 0 });
    }
    expect(await needsSetUp()).toBe(true);
    expect(await setUp(` ${code.toUpperCase()} `)).toMatchObject({ status: 200, cookies: 2 });
    expect(await needsSetUp()).toBe(false);
    expect(await setUp(code)).toEqual({ status: 409, code: "already-set-up", cookies: 0 });
    expect(await setUp("abcd-efgh-jkmn-pqrs")).toMatchObject({ code: "already-set-up" });
  });

  test("refuses who tries too many codes", async () => {
    const tries: string[] = [];
    for (let round = 0; round < 8; round++) {
      const wrong = await Promise.all(Array.from({ length: 5 }, (_, number) => setUp(`wrong ${number}`)));
      tries.push(...wrong.map(({ code }) => code ?? ""));
    }
    expect(tries.filter((code) => code === "set-up-code-wrong")).toHaveLength(30);
    expect(tries.filter((code) => code === "too-many-attempts")).toHaveLength(10);
    expect(await setUp(server.setUpCode)).toMatchObject({ status: 429 });
  });

  test("has another code after a restart, and none once it is done", async () => {
    const first = server.setUpCode;
    await server.close();
    server = await start();
    expect(server.setUpCode).not.toBe(first);
    expect(await setUp(first)).toMatchObject({ code: "set-up-code-wrong" });
    expect(await setUp(server.setUpCode)).toMatchObject({ status: 200 });
    await server.close();
    server = await start();
    expect(server.setUpCode).toBeNull();
    expect(await needsSetUp()).toBe(false);
  });

  test("[A-9] refuses a password that is easy to guess, and goes on", async () => {
    for (const password of ["aaaaaaaaaa", "Kim-Tanaka-1"]) {
      expect(await setUp(server.setUpCode, { ...founding, password })).toMatchObject({
        code: "password-weak",
      });
    }
    expect(await setUp(server.setUpCode)).toMatchObject({ status: 200 });
  });
});
