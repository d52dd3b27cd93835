import { byUser } from "#core/author.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import pino from "pino";
import { settingSaved } from "#core/account/account-event.ts";
import type { ErrorCode } from "#contract/error-codes.ts";
import type { AccountId, ChatId, OpeningHoursId, WidgetId, UserId } from "#core/ids.ts";
import { eventually } from "../support/eventually.ts";
import { foundAccount } from "../support/found-account.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { mustSave } from "../support/must-save.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { firstAccount } from "../support/staff.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { clockLog } from "#server/logging/clock-log.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

interface Line {
  readonly msg: string;
  readonly accountId?: string;
}

let server: TestServer;
let clock: ManualClock;
let logged: Line[];
beforeEach(async () => {
  logged = [];
  const write = (line: string) => void logged.push(JSON.parse(line) as Line);
  const logger = pino({ level: "error" }, { write });
  clock = manualClock(undefined, clockLog(logger));
  server = await startTestServer({ clock, logger });
});
afterEach(() => server.stop());

async function goodbyeOf(path: string, options: { cookie?: string } = {}) {
  const headers = options.cookie ? { cookie: options.cookie } : {};
  const socket = await RawSocket.open(server.url, path, { headers });
  return (await socket.ended).goodbye;
}

const kim = { email: "kim@acme.example", password: "correct horse" };

async function signIn(): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(`${server.url}/api/sign-in`, { method: "POST", headers, body: JSON.stringify(kim) });
}

const widgetOf = (accountId: AccountId) =>
  Object.keys(server.parts().logs.account(accountId).widgets)[0] as WidgetId;

type Query = Engine["query"];
type Poison = (query: Query, accountId: AccountId) => Promise<unknown>;

const spoilState =
  (table: "account" | "agent" | "chat"): Poison =>
  (query, accountId) =>
    query.updateTable(table).set({ state: "{" }).where("account_id", "=", accountId).execute();

const addSetting =
  (kind: string, body: string): Poison =>
  (query, accountId) =>
    query.insertInto("setting").values({ item_id: "one-more", account_id: accountId, kind, body }).execute();

const onMars = { openingHoursId: "one-more", name: "x", timeZone: "Mars/Base", week: [], holidays: [] };

describe.each<[string, Poison]>([
  ["whose time zone this Node does not know", addSetting("opening-hours", JSON.stringify(onMars))],
  ["whose row cannot be read", spoilState("account")],
  ["one of whose settings cannot be read", addSetting("group", "{")],
  ["one of whose settings is of a kind that nobody knows", addSetting("riddle", "{}")],
  ["one of whose agents cannot be read", spoilState("agent")],
  ["one of whose chats cannot be read", spoilState("chat")],
])("[V-7] an account %s", (_what, poison) => {
  test("is closed by name, and everybody else works", async () => {
    const cookie = (await signIn()).headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const customer = await server.openChat();
    customer.write("Hello");
    await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
    await server.administrator.command("status.choose", { base: "available", breakReasonId: null });
    const { accountId } = firstAccount(server.parts());
    const other = await foundAccount(server.parts(), "Other");
    await poison(server.parts().engine.query, accountId);
    customer.stop();
    server.administrator.stop();
    await server.restart();

    const closed = logged.filter((line) => line.accountId === accountId);
    expect(closed.map(({ msg }) => msg)).toEqual([
      "An account cannot be opened; it is closed, all others work",
    ]);
    expect([...server.parts().logs.accounts()].map((one) => one.accountId)).toEqual([other.accountId]);
    expect([...server.parts().logs.liveChats()]).toEqual([]);
    const expected: ErrorCode = "account-closed";
    expect(await goodbyeOf(`/socket/chat/${server.widgetId}`)).toBe(expected);
    expect(await goodbyeOf("/socket/desk", { cookie })).toBe(expected);
    const refused = await signIn();
    expect([refused.status, await refused.json()]).toEqual([
      503,
      { code: expected, words: "This account is closed and being looked at. Try again later." },
    ]);
    expect(server.parts().storeWatch.isAway).toBe(false);
    const neighbour = await server.openChat({ widgetId: widgetOf(other.accountId) });
    neighbour.write("Hello");
    await until(neighbour.model, ({ customer: { chatId } }) => chatId !== null);
  });
});

test("[V-7] the only account being closed does not open the set-up to strangers", async () => {
  const { engine } = server.parts();
  await engine.query.updateTable("account").set({ state: "{" }).execute();
  server.administrator.stop();
  await server.restart();
  const me = (await (await fetch(`${server.url}/api/me`)).json()) as { needsSetUp: boolean };
  expect(me.needsSetUp).toBe(false);
});

test("[V-17] what throws while the server works is logged whole and ends nobody else's work", async () => {
  const customer = await server.openChat();
  customer.write("Hello");
  const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  const chatId = model.chatId as ChatId;
  const other = await foundAccount(server.parts(), "Other");
  const { accountId, users } = firstAccount(server.parts());
  const by = byUser(Object.keys(users)[0] as UserId);
  const openingHoursId = "hours-on-mars" as OpeningHoursId;
  // As another server with a newer Node may store it: nothing here can say when these hours change.
  const hours = { openingHoursId, name: "Mars", timeZone: "Mars/Base", week: [], holidays: [] };
  const saved = settingSaved("opening-hours", hours, { at: 0, by });
  await mustSave(server.parts(), accountId, {
    changes: [{ log: "account", id: accountId, event: saved }],
    rows: [],
  });
  await eventually(() => expect(logged.length).toBeGreaterThan(0));
  expect(JSON.stringify(logged)).toContain("Mars/Base");
  customer.write("Still there?");
  await until(customer.model, ({ outbox }) => outbox.length === 0);
  expect(server.parts().logs.peek("chat", chatId)).toBeDefined();
  const neighbour = await server.openChat({ widgetId: widgetOf(other.accountId) });
  neighbour.write("Hello");
  await until(neighbour.model, ({ customer }) => customer.chatId !== null);
});
