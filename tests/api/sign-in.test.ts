import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { UserId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { startServer } from "#server/start-server.ts";
import { foundAccount } from "../support/found-account.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { manualClock } from "../support/manual-clock.ts";
import { everyAccount } from "../support/every-account.ts";
import { eventually } from "../support/eventually.ts";
import { quickPasswords } from "../support/quick-passwords.ts";
import { beginChat, done, newCommandId, newCustomer } from "../support/run-command.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const administrator = { email: "kim@acme.example", password: "correct horse" };

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown>, response };
}

async function whoIs(cookie: string): Promise<unknown> {
  const response = await fetch(`${server.url}/api/me`, { headers: { cookie } });
  return ((await response.json()) as { user: unknown }).user;
}

function cookieOf({ response }: { response: Response }): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

describe("signing in", () => {
  test("a wrong password and an unknown address get the same answer", async () => {
    const wrong = await post("/api/sign-in", { ...administrator, password: "wrong password" });
    const unknown = await post("/api/sign-in", { email: "nobody@acme.example", password: "wrong password" });
    expect(wrong).toMatchObject({ status: 401, body: { code: "sign-in-failed" } });
    expect(unknown).toMatchObject({ status: 401, body: wrong.body });
    expect(wrong.response.headers.getSetCookie()).toEqual([]);
  });

  test("takes the address as people write it, and nothing else for an address or a password", async () => {
    expect((await post("/api/sign-in", { ...administrator, email: " Kim@ACME.example " })).status).toBe(200);
    const bad: unknown[] = [
      null,
      [],
      {},
      { email: administrator.email },
      { ...administrator, email: { contains: "@" } },
      { ...administrator, password: ["correct horse"] },
      { ...administrator, password: null },
      { ...administrator, more: 1 },
    ];
    for (const body of bad) {
      expect(await post("/api/sign-in", body), JSON.stringify(body)).toMatchObject({ status: 400 });
    }
  });

  test("cookies are kept from scripts and from other sites", async () => {
    const { response } = await post("/api/sign-in", administrator);
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)/i);
    }
  });
});

test("[cross-site requests] a POST from another site is refused, whatever it asks", async () => {
  const cookie = cookieOf(await post("/api/sign-in", administrator));
  const foreign = [{ origin: "https://evil.example" }, { origin: "null" }, { origin: "nonsense" }];
  for (const headers of foreign) {
    expect(await post("/api/sign-out", {}, { cookie, ...headers })).toMatchObject({ status: 403 });
    expect(await post("/api/sign-in", administrator, headers)).toMatchObject({ status: 403 });
    expect(await post("/api/set-up", {}, headers)).toMatchObject({ status: 403 });
  }
  // A form of another site can be sent without a preflight, but not as JSON.
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const body = JSON.stringify(administrator);
    expect((await post("/api/sign-in", body, { "content-type": type })).status, type).toBeGreaterThanOrEqual(
      400,
    );
  }
  expect(await whoIs(cookie)).not.toBeNull();
  expect((await post("/api/sign-out", {}, { cookie, origin: server.url })).status).toBe(200);
  expect(await whoIs(cookie)).toBeNull();
});

/** An agent with a chat they work on, signed in as often as there are cookies. */
async function agentWithChat(sessions: number) {
  const parts = server.parts();
  const [member] = (await addStaff(parts, [{ name: "Robin" }])) as [StaffMember];
  const cookies = await signIn(parts, [member]);
  for (let session = 1; session < sessions; session++) {
    const again = await parts.signIn.signIn(member.email, member.password);
    cookies.push(again!.cookies.map((cookie) => cookie.split(";")[0]).join("; "));
  }
  const desks = await Promise.all(cookies.map((cookie) => server.openDesk({ cookie })));
  const { asker } = member;
  await done(parts, asker, ["status.choose", { base: "available", breakReasonId: null }]);
  const chatId = await beginChat(parts, newCustomer(parts));
  await eventually(() => expect(parts.logs.peek("chat", chatId)).toMatchObject({ state: "owned" }));
  return { parts, member, cookies, desks, chatId };
}

describe("signing out", () => {
  test("[B-61] closes this session's desks and puts the chats back", async () => {
    const { parts, member, cookies, desks, chatId } = await agentWithChat(1);
    const tab = await server.openDesk({ cookie: cookies[0]! });
    expect((await post("/api/sign-out", {}, { cookie: cookies[0]! })).status).toBe(200);
    for (const desk of [...desks, tab]) {
      const { goodbye } = await until(desk.model, ({ connection }) => connection === "ended");
      expect(goodbye?.code).toBe("signed-out");
    }
    expect(parts.logs.peek("chat", chatId)).toMatchObject({ state: "waiting" });
    const { accountId } = member.asker;
    expect(parts.logs.agent(accountId, member.userId)).toMatchObject({ base: "unavailable", owned: {} });
    expect(await whoIs(cookies[0]!)).toBeNull();
    const late = await RawSocket.open(server.url, "/socket/desk", { headers: { cookie: cookies[0]! } });
    expect(await late.ended).toMatchObject({ goodbye: "not-signed-in" });
  });

  test("ends a desk that has connected and not said hello yet", async () => {
    const [cookie] = (await agentWithChat(1)).cookies as [string];
    const desk = await RawSocket.open(server.url, "/socket/desk", { headers: { cookie } });
    await eventually(() => expect(server.parts().door.connections().staff).toBe(3));
    expect((await post("/api/sign-out", {}, { cookie })).status).toBe(200);
    desk.send({ type: "hello-staff", version: wireVersion });
    expect(await desk.ended).toMatchObject({ goodbye: "signed-out" });
  });

  test("[U-5] a page of somebody else is told so, before it is told or does anything", async () => {
    const { cookies, member } = await agentWithChat(1);
    const desk = await RawSocket.open(server.url, "/socket/desk", { headers: { cookie: cookies[0]! } });
    const userId = `${member.userId.slice(1)}x` as UserId;
    desk.send({ type: "hello-staff", version: wireVersion, userId });
    desk.send({
      type: "command",
      id: newCommandId(),
      name: "status.choose",
      payload: { base: "break", breakReasonId: null },
    });
    expect(await desk.ended).toMatchObject({ goodbye: "another-user" });
    expect(desk.frames).toEqual([expect.objectContaining({ type: "goodbye" })]);
  });

  test("[F-22] another device keeps the agent and their chats", async () => {
    const { parts, member, cookies, desks, chatId } = await agentWithChat(2);
    await post("/api/sign-out", {}, { cookie: cookies[0]! });
    await until(desks[0]!.model, ({ connection }) => connection === "ended");
    expect(desks[1]!.model.get().connection).toBe("online");
    expect(parts.logs.peek("chat", chatId)).toMatchObject({ state: "owned", ownerId: member.userId });
    expect(await whoIs(cookies[1]!)).toMatchObject({ userId: member.userId });
    await post("/api/sign-out", {}, { cookie: cookies[1]! });
    expect(parts.logs.peek("chat", chatId)).toMatchObject({ state: "waiting" });
  });
});

describe("[sessions that survive] sessions do not outlive", () => {
  const settings = ({ userId, name, email }: StaffMember) => {
    const groupIds = Object.keys(firstAccount(server.parts()).groups) as never[];
    return { userId, name, email, role: "agent", webchat: true, groupIds, chatsMax: null } as const;
  };

  test("the user's being disabled", async () => {
    const { member, cookies, desks } = await agentWithChat(2);
    const change = { ...settings(member), disabled: true, password: null };
    expect((await server.administrator.command("user.save", change)).error).toBeUndefined();
    for (const desk of desks) await until(desk.model, ({ connection }) => connection === "ended");
    for (const cookie of cookies) expect(await whoIs(cookie)).toBeNull();
    expect(
      (await post("/api/sign-in", { email: member.email, password: member.password })).body,
    ).toMatchObject({
      code: "sign-in-failed",
    });
    const { db } = server.parts().engine.authDatabase;
    const rows = await sql`select 1 from auth_session where "userId" = ${member.userId}`.execute(db);
    expect(rows.rows).toEqual([]);
    // Let in again they begin with new sessions, not with their old ones.
    await server.administrator.command("user.save", { ...settings(member), disabled: false, password: null });
    for (const cookie of cookies) expect(await whoIs(cookie)).toBeNull();
    expect((await post("/api/sign-in", { email: member.email, password: member.password })).status).toBe(200);
  });

  test("the user's being disabled in one account, and let in to another by the same address and password", async () => {
    const parts = server.parts();
    const { accountId } = await foundAccount(parts, "Other");
    const [here] = (await addStaff(parts, [{ name: "Robin" }])) as [StaffMember];
    const [there] = (await addStaff(parts, [{ name: "Robin" }], accountId)) as [StaffMember];
    await signIn(parts, [here, there]);
    const { query } = parts.engine;
    await query
      .updateTable("staff_user")
      .set({ email: here.email })
      .where("user_id", "=", there.userId)
      .execute();
    const change = { ...settings(here), disabled: true, password: null };
    expect((await server.administrator.command("user.save", change)).error).toBeUndefined();
    const signedIn = await post("/api/sign-in", { email: here.email, password: here.password });
    expect(signedIn.body).toEqual({ userId: there.userId });
  });

  test("a change of the password, on any device", async () => {
    const { member, cookies, desks } = await agentWithChat(2);
    const change = { ...settings(member), disabled: false, password: "battery staple" };
    expect((await server.administrator.command("user.save", change)).error).toBeUndefined();
    for (const cookie of cookies) expect(await whoIs(cookie)).toBeNull();
    for (const desk of desks) await until(desk.model, ({ connection }) => connection === "ended");
    expect((await post("/api/sign-in", { email: member.email, password: member.password })).status).toBe(401);
    const { email } = member;
    expect((await post("/api/sign-in", { email, password: "battery staple" })).status).toBe(200);
  });

  test("a change of the role: what it permitted is refused on the open desk", async () => {
    const parts = server.parts();
    const [member] = (await addStaff(parts, [{ name: "Ada", role: "administrator" }])) as [StaffMember];
    const [cookie] = await signIn(parts, [member]);
    const desk = await server.openDesk({ cookie: cookie! });
    expect(Object.keys(desk.model.get().desk.cards.user).length).toBeGreaterThan(0);
    await server.administrator.command("user.save", { ...settings(member), disabled: false, password: null });
    await until(desk.model, ({ desk: { cards } }) => Object.keys(cards.user).length === 0);
    const { error } = await desk.command("group.save", { groupId: null, name: "Mine" });
    expect(error?.code).toBe("not-permitted");
  });
});

describe("setting up", () => {
  test("[B-82] happens once, however many ask at the same time, and one of them can sign in", async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-set-up-"));
    const fresh = await startServer({
      configuration: {
        host: "127.0.0.1",
        port: 0,
        dataFolder,
        databaseUrl: null,
        metricsToken: null,
        logLevel: "fatal",
        isDemo: false,
        simulatedCustomers: 0,
        publicUrl: null,
        trustedProxies: [],
      },
      pages: { desk: dataFolder, frame: dataFolder, launcher: dataFolder },
      version: "test",
      passwords: quickPasswords,
      logger: pino({ level: "fatal" }),
    });
    const ask = async (index: number) => {
      const response = await fetch(`${fresh.url}/api/set-up`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          code: fresh.setUpCode,
          accountName: `Acme ${index}`,
          name: `Founder ${index}`,
          email: `founder-${index}@acme.example`,
          password: `correct horse ${index}`,
        }),
      });
      return { status: response.status, cookies: response.headers.getSetCookie().length };
    };
    const answers = await Promise.all([0, 1, 2, 3].map(ask));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect(answers.filter(({ cookies }) => cookies > 0)).toHaveLength(1);
    await fresh.parts.accounts.openAll(await fresh.parts.store.readAccountIds());
    const accounts = everyAccount(fresh.parts).logs.accounts();
    expect(accounts).toHaveLength(1);
    expect(Object.keys(accounts[0]!.users)).toHaveLength(1);
    const winner = answers.findIndex(({ status }) => status === 200);
    const { signIn } = fresh.parts;
    expect(await signIn.signIn(`founder-${winner}@acme.example`, `correct horse ${winner}`)).not.toBeNull();
    expect(
      await signIn.signIn(`founder-${(winner + 1) % 4}@acme.example`, `correct horse ${winner}`),
    ).toBeNull();
    await fresh.close();
    await rm(dataFolder, { recursive: true });
  });

  test("is over on a server that has been set up", async () => {
    const founding = {
      code: "abcd-efgh-jkmn-pqrs",
      accountName: "Other",
      name: "Eve",
      email: "eve@evil.example",
      password: "correct horse",
    };
    expect(await post("/api/set-up", founding)).toMatchObject({
      status: 409,
      body: { code: "already-set-up" },
    });
    expect([...server.parts().logs.accounts()]).toHaveLength(1);
  });
});

const clock = manualClock();

describeOnEachEngine(
  "sessions",
  (onEngine) => {
    test("[V-15] that have run out are deleted within the hour, and no others", async () => {
      const parts = onEngine().parts();
      const { db } = parts.engine.authDatabase;
      const ids = async () =>
        (await sql<{ id: string }>`select id from auth_session order by id`.execute(db)).rows.map(
          ({ id }) => id,
        );
      const [member] = await addStaff(parts, [{ name: "Sam Okafor" }]);
      await signIn(parts, [member!, member!]);
      const [over, ...others] = await ids();
      const aMinuteAgo = new Date(Date.now() - 60_000).toISOString();
      await sql`update auth_session set "expiresAt" = ${aMinuteAgo} where id = ${over}`.execute(db);
      clock.pass(3_600_000);
      await eventually(async () => expect(await ids()).toEqual(others));
    });
  },
  { clock },
);
