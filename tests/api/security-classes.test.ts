import { connect } from "node:net";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "#contract/commands/commands.ts";
import { type ErrorCode, errorCodes } from "#contract/error-codes.ts";
import { queries } from "#contract/queries/queries.ts";
import { wireVersion } from "#contract/version.ts";
import type { Asker } from "#server/commands/asker.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { type Furnished, furnishAccount } from "../support/found-account.ts";
import { shapeOf, validValue } from "../support/payloads.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { beginChat, newCommandId, newCustomer } from "../support/run-command.ts";
import { type Parts, readTables } from "../support/running-parts.ts";
import { type StaffMember, addStaff, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const promises = { ...commands, ...queries };
type Name = keyof typeof promises;
const names = Object.keys(promises) as Name[];

let server: TestServer;
let parts: Parts;
let administrator: StaffMember;
let outsider: StaffMember;
let cookie: string;
let own: Furnished;
/** Everything that the server's log was told, down to what is only traced. */
const logged: string[] = [];

beforeAll(async () => {
  const logger = pino({ level: "trace" }, { write: (line: string) => logged.push(line) });
  server = await startTestServer({ logger });
  parts = server.parts();
  [administrator, outsider] = (await addStaff(parts, [
    { name: "Ada", role: "administrator" },
    { name: "Out", groupIds: [] },
  ])) as [StaffMember, StaffMember];
  [cookie] = (await signIn(parts, [administrator])) as [string];
  own = await furnishAccount(parts, administrator.asker);
});
afterAll(() => server.stop());

function ask(name: Name, payload: unknown, asker: Asker) {
  return name in queries
    ? parts.gates.queries.run({ name, payload }, asker)
    : parts.commands.run({ id: newCommandId(), name, payload }, asker);
}

function payloadOf(name: Name, chatId: string): unknown {
  const known = {
    ...own.ids,
    toQueueId: own.ids.queueId,
    parentId: null,
    before: 1_000,
    base: "break",
    email: "pat@home.example",
  };
  return validValue(shapeOf(promises[name].payload), "payload", { ...known, chatId });
}

describe("[someone else's object by id] within one account", () => {
  const named = (who: "customers" | "staff") =>
    names.filter(
      (name) =>
        (promises[name].permission === "customer.chat") === (who === "customers") &&
        "chatId" in (shapeOf(promises[name].payload).properties ?? {}),
    );

  test.each(named("customers"))("%s: another customer's chat is as good as none", async (name) => {
    const stranger = newCustomer(parts);
    // A customer who never had a chat leaves nothing: their message begins one, whatever chat it names.
    await beginChat(parts, stranger);
    const before = await readTables(parts);
    const answer = await ask(name, payloadOf(name, own.chatId), stranger);
    expect(answer).toEqual(await ask(name, payloadOf(name, "nothing-of-this-name"), stranger));
    expect(answer).toHaveProperty("error.code", "not-found");
    expect((await readTables(parts)) === before).toBe(true);
  });

  test.each(named("staff"))(
    "[B-81] %s: an agent of no group can do nothing with a chat they may not see",
    async (name) => {
      const before = await readTables(parts);
      const answer = await ask(name, payloadOf(name, own.chatId), outsider.asker);
      expect(answer).toHaveProperty("error");
      expect(JSON.stringify(answer)).not.toContain("First words");
      expect((await readTables(parts)) === before).toBe(true);
    },
  );
});

describe("[identity proof]", () => {
  async function welcomeOf(secret: string | null): Promise<unknown> {
    const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
    socket.sendRaw(JSON.stringify({ type: "hello-customer", version: wireVersion, secret, have: [] }));
    const first = await socket.next(({ type }) => type === "welcome" || type === "goodbye");
    socket.close();
    return first.type === "welcome" ? { chatId: "chatId" in first ? first.chatId : null } : first.type;
  }

  test("only the whole secret is its customer's: one that is nearly it is somebody else's, another form is nobody's", async () => {
    const secret = newSecret();
    const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
    socket.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
    const words = { chatId: null, seenNumber: 0, text: "It is me", page: "", browser: "", language: "" };
    socket.send({ type: "command", id: newCommandId(), name: "customer.write", payload: words });
    const begun = await socket.next((frame) => frame.type === "events");
    const chatId = begun.type === "events" ? begun.chatId : null;
    expect(await welcomeOf(secret)).toEqual({ chatId });
    const other = (letter: string | undefined) => (letter === "A" ? "B" : "A");
    const near = [
      other(secret[0]) + secret.slice(1),
      secret.slice(0, 21) + other(secret[21]) + secret.slice(22),
      secret.replace(/[a-z]/, (letter) => letter.toUpperCase()),
      secret.split("").toReversed().join(""),
      null,
    ];
    for (const one of near) expect(await welcomeOf(one), String(one)).toEqual({ chatId: null });
    for (const one of ["", secret.slice(1), `${secret}A`, `${secret} `, secret.replace(/.$/, "=")]) {
      expect(await welcomeOf(one), one).toBe("goodbye");
    }
    socket.close();
  });
});

describe("[cross-site requests] over every route", () => {
  const foreign = ["https://evil.example", "null", "nonsense", "http://127.0.0.1:1"];
  const types = [
    "application/json",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
  ];

  test("what changes something is refused to pages of other sites, whatever they send; no answer is for their scripts", async () => {
    const routes = parts.routes.filter(({ method }) => !["HEAD", "OPTIONS"].includes(method));
    expect(routes.filter(({ method }) => method === "POST").length).toBeGreaterThanOrEqual(3);
    const before = await readTables(parts);
    for (const { method, url } of routes) {
      for (const origin of foreign) {
        for (const type of types) {
          const body =
            method === "GET" ? {} : { body: "{}", headers: { origin, cookie, "content-type": type } };
          const response = await fetch(server.url + url.replace(/\*|:.*/, "x"), {
            method,
            headers: { origin, cookie },
            ...body,
          });
          const what = `${method} ${url} ${origin} ${type}`;
          if (method !== "GET") expect(response.status, what).toBe(403);
          // Pages check the launcher's integrity, and ask whether a chat may begin; neither says who anybody is.
          const isForAll = /^\/(chat(-\w+)?\.(js|d\.ts)$|chat\/assets\/|api\/chat\/availability$)/.test(url);
          expect(response.headers.get("access-control-allow-origin"), what).toBe(isForAll ? "*" : null);
          expect(response.headers.getSetCookie(), what).toEqual([]);
          await response.arrayBuffer();
        }
      }
    }
    expect((await readTables(parts)) === before).toBe(true);
    // Signing out was among them.
    const me = await fetch(`${server.url}/api/me`, { headers: { cookie } });
    expect(await me.json()).toHaveProperty("user.userId", administrator.userId);
  });
});

describe("[wrong types] below every route", () => {
  /** The server's response to these bytes, up to the moment it closes. */
  function answerTo(bytes: string): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
      let text = "";
      socket.on("data", (data) => (text += data.toString()));
      socket.on("error", () => {});
      socket.on("close", () => resolve(text));
      socket.write(bytes);
    });
  }

  test.each([
    ["no address", "GET /api/me%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
    ["no request", "hello\r\n\r\n"],
    [
      "two lengths",
      "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
    ],
    [
      "a length and pieces",
      "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a header far too long", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(40_000)}\r\n\r\n`],
  ])("%s is answered in the contract's words", async (_what, bytes) => {
    const answer = await answerTo(bytes);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    const { code, words } = JSON.parse(answer.slice(answer.indexOf("{"))) as {
      code: ErrorCode;
      words: string;
    };
    expect(words).toBe(errorCodes[code].words);
  });
});

test("[token in a log] no secret, no session, no password and nothing that anybody wrote is in the server's log", async () => {
  const secret = newSecret();
  const [password, wrote, noted] = [
    "a very secret password",
    "My card is 4111 1111 1111 1111",
    "internal: call 030 99",
  ];
  const post = (path: string, body: unknown) =>
    fetch(server.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify(body),
    });
  await post("/api/sign-in", { email: "ada@somewhere.example", password });
  await post(`/api/sign-in?password=${encodeURIComponent(password)}`, { email: [password], password });
  await post("/api/set-up", { accountName: wrote, name: wrote, email: "no", password });
  const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
  socket.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
  const words = { chatId: null, seenNumber: 0, text: wrote, page: wrote, browser: wrote, language: wrote };
  socket.send({ type: "command", id: newCommandId(), name: "customer.write", payload: words });
  await socket.next(({ type }) => type === "events");
  socket.sendRaw(JSON.stringify({ type: "hello-customer", secret, text: wrote }));
  await socket.ended;
  await ask("note.add", { chatId: own.chatId, text: noted }, administrator.asker);
  await ask("note.add", { chatId: own.chatId, text: [noted] }, administrator.asker);
  const log = logged.join("");
  for (const word of [secret, password, wrote, noted, cookie.split("=")[1]!, "ada@somewhere.example"]) {
    expect(log.includes(word), word).toBe(false);
  }
});
