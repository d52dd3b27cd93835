import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import { defaultSessionTimes } from "#server/configuration/configuration.ts";
import { randomIds } from "#server/ports/ids.ts";
import { sessionsOfUserMax } from "#server/sign-in/session-list.ts";
import { StaffSignIn } from "#server/sign-in/staff-sign-in.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function ask(path: string, cookie: string, body?: object) {
  const response = await fetch(server.url + path, {
    headers: { cookie, "content-type": "application/json" },
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const signInOver = ({ email }: StaffMember, password: string) => ask("/api/sign-in", "", { email, password });

function signInFully({ email, password }: StaffMember): Promise<Response> {
  return fetch(`${server.url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
}

/** The same cookie, by RFC 3986. */
function encodeLetter(_: string, name: string, letter: string): string {
  return `${name}%${letter.charCodeAt(0).toString(16)}`;
}

interface ShownSession {
  readonly sessionId: string;
  readonly signedInAt: number;
  readonly isThis: boolean;
}

async function sessionsOf(cookie: string): Promise<readonly ShownSession[]> {
  const { body } = await ask("/api/sessions", cookie);
  return body["sessions"] as ShownSession[];
}

const isEnded = (desk: DeskSession) => until(desk.model, ({ connection }) => connection === "ended");

describe("[B-83] [A-9] a user's own account", () => {
  let member: StaffMember;
  let cookies: string[];
  let desks: DeskSession[];
  beforeEach(async () => {
    [member] = (await addStaff(server.parts(), [{ name: "Robin Vos" }])) as [StaffMember];
    cookies = await signIn(server.parts(), [member]);
    for (let other = 1; other <= 2; other++) {
      const again = await server.parts().signIn.signIn(member.email, member.password);
      cookies.push(again!.cookies.map((cookie) => cookie.split(";")[0]).join("; "));
    }
    desks = await Promise.all(cookies.slice(0, 2).map((cookie) => server.openDesk({ cookie })));
  });

  test("a change of one's own password asks for the current one, keeps this session and ends all others", async () => {
    const [own, other, third] = cookies as [string, string, string];
    const change = (current: string, next: string) => ask("/api/change-password", own, { current, next });
    expect(await change("wrong password", "battery staple")).toMatchObject({
      status: 403,
      body: { code: "current-password-wrong" },
    });
    expect(await change(member.password, "Robin-Vos 1")).toMatchObject({
      status: 409,
      body: { code: "password-weak", with: { why: expect.stringContaining("company") as string } },
    });
    expect(await change(member.password, "password1234")).toMatchObject({ body: { code: "password-weak" } });
    expect(await change(member.password, "short")).toMatchObject({ status: 400 });
    expect(await sessionsOf(own)).toHaveLength(3);
    expect(await change(member.password, "battery staple")).toMatchObject({ status: 200 });
    await isEnded(desks[1]!);
    expect(desks[0]!.model.get().connection).toBe("online");
    for (const cookie of [other, third]) expect((await ask("/api/sessions", cookie)).status).toBe(401);
    expect(await sessionsOf(own)).toMatchObject([{ isThis: true }]);
    expect((await signInOver(member, member.password)).status).toBe(401);
    expect((await signInOver(member, "battery staple")).status).toBe(200);
  });

  test("sessions are listed with when they began, and each can be ended, with its desk", async () => {
    const [own, other] = cookies as [string, string];
    const sessions = await sessionsOf(own);
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    for (const { signedInAt } of sessions) expect(Math.abs(Date.now() - signedInAt)).toBeLessThan(60_000);
    const { sessionId } = (await sessionsOf(other)).find(({ isThis }) => isThis)!;
    expect(await ask("/api/end-session", own, { sessionId })).toMatchObject({ status: 200 });
    await isEnded(desks[1]!);
    expect(desks[0]!.model.get().connection).toBe("online");
    expect((await ask("/api/sessions", other)).status).toBe(401);
    expect(await ask("/api/end-session", own, { sessionId })).toMatchObject({ status: 404 });
  });

  test.each([
    ["written in another way", (own: string) => own.replace(/(session_token=)(.)/, encodeLetter)],
    ["beside another of its name", (own: string) => `__Host-bellhop.session_token=x.y; ${own}`],
  ])("a desk ends with its session though its cookie was %s", async (_, disguised) => {
    const [own, other] = cookies as [string, string];
    const desk = await server.openDesk({ cookie: disguised(other) });
    const { sessionId } = (await sessionsOf(disguised(other))).find(({ isThis }) => isThis)!;
    expect(await ask("/api/end-session", own, { sessionId })).toMatchObject({ status: 200 });
    await isEnded(desk);
    await isEnded(desks[1]!);
  });

  test("nobody ends or lists the sessions of another, or does anything without one", async () => {
    const [stranger] = (await addStaff(server.parts(), [{ name: "Eve" }])) as [StaffMember];
    const [eve] = (await signIn(server.parts(), [stranger])) as [string];
    const [{ sessionId }] = (await sessionsOf(cookies[0]!)) as [ShownSession];
    expect(await ask("/api/end-session", eve, { sessionId })).toMatchObject({ status: 404 });
    expect(await sessionsOf(cookies[0]!)).toHaveLength(3);
    expect(await sessionsOf(eve)).toHaveLength(1);
    const change = { current: member.password, next: "battery staple" };
    for (const [path, body] of [
      ["/api/sessions", undefined],
      ["/api/end-session", { sessionId }],
      ["/api/change-password", change],
    ] as const) {
      expect(await ask(path, "", body)).toMatchObject({ status: 401, body: { code: "not-signed-in" } });
    }
  });

  test("[A-9] a user has so many sessions and no more: those that began first end, with their desks", async () => {
    const own = await server.openDesk({ cookie: cookies[2]! });
    const signedIn: string[] = [];
    while (signedIn.length < sessionsOfUserMax) {
      const { headers } = await signInFully(member);
      signedIn.push(
        headers
          .getSetCookie()
          .map((line) => line.split(";")[0])
          .join("; "),
      );
    }
    for (const desk of [...desks, own]) await isEnded(desk);
    for (const cookie of cookies) expect((await ask("/api/sessions", cookie)).status).toBe(401);
    expect(await sessionsOf(signedIn[0]!)).toHaveLength(sessionsOfUserMax);
    await signInFully(member);
    expect((await ask("/api/sessions", signedIn[0]!)).status).toBe(401);
    expect(await sessionsOf(signedIn[1]!)).toHaveLength(sessionsOfUserMax);
  });

  test("a change of the password ends every session, however many there are", async () => {
    const { engine, signIn: door } = server.parts();
    const { db } = engine.authDatabase;
    for (let index = 0; index < 120; index++) {
      await sql`insert into auth_session (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
        select ${`${member.userId}-${index}`}, ${`${member.userId}-${index}`}, "userId", "expiresAt", "createdAt", "updatedAt"
        from auth_session where token = ${(await door.whoIs(cookies[0]!))!.session}`.execute(db);
    }
    expect(await door.changePassword(member.userId, "battery staple", "")).toHaveLength(123);
    const { rows } = await sql`select 1 from auth_session where "userId" = ${member.userId}`.execute(db);
    expect(rows).toEqual([]);
  });

  test("no session begun with the old password at another server outlives its change", async () => {
    // Slow passwords, so that sessions begin while one is being changed.
    const slow = await startTestServer({ hasSlowPasswords: true });
    onTestFinished(() => slow.stop());
    const [member] = (await addStaff(slow.parts(), [{ name: "Robin Vos" }])) as [StaffMember];
    await signIn(slow.parts(), [member]);
    const { engine, store, signIn: here } = slow.parts();
    const failed = (fault: unknown) => {
      throw fault;
    };
    const mayComeIn = async () => true;
    const options = { store, ids: randomIds(), authDatabase: engine.authDatabase, mayComeIn, failed };
    const elsewhere = new StaffSignIn({ ...options, times: defaultSessionTimes });
    await elsewhere.signIn(member.email, member.password);
    let old = member.password;
    for (const next of ["battery staple", "another staple", "the last staple"]) {
      const changing = here.changePassword(member.userId, next, "").then(() => "changed" as const);
      const begun = [];
      for (;;) {
        begun.push(await elsewhere.signIn(member.email, old));
        if ((await Promise.race([changing, setImmediate("not yet")])) === "changed") break;
      }
      for (const session of begun) {
        const cookie = session?.cookies.map((line) => line.split(";")[0]).join("; ") ?? "";
        expect(await here.whoIs(cookie)).toBeNull();
      }
      old = next;
    }
  });

  test("[A-5] somebody at a desk left open can guess ten times, and the user can still sign in elsewhere", async () => {
    const guess = () =>
      ask("/api/change-password", cookies[0]!, { current: "a guess", next: "battery staple" });
    const guesses = await Promise.all(Array.from({ length: 12 }, guess));
    const codes = guesses.map(({ body }) => body["code"]);
    expect(codes.filter((code) => code === "current-password-wrong")).toHaveLength(10);
    expect(codes.filter((code) => code === "too-many-attempts")).toHaveLength(2);
    expect((await signInOver(member, member.password)).status).toBe(200);
  });

  test("an administrator chooses no weaker password for somebody else", async () => {
    const groupIds = Object.keys(firstAccount(server.parts()).groups) as never[];
    const { userId, name, email } = member;
    const user = {
      userId,
      name,
      email,
      role: "agent",
      webchat: true,
      groupIds,
      chatsMax: null,
      disabled: false,
    } as const;
    for (const password of ["aaaaaaaaaa", "Acme robin vos"]) {
      const { error } = await server.administrator.command("user.save", { ...user, password });
      expect(error).toMatchObject({ code: "password-weak" });
    }
    expect(await sessionsOf(cookies[0]!)).toHaveLength(3);
  });
});

const clock = manualClock();

describeOnEachEngine(
  "[A-9] a session",
  (onEngine) => {
    const minutes = 60_000;
    const given = async () => {
      const parts = onEngine().parts();
      const [member] = (await addStaff(parts, [{ name: "Sam Okafor" }])) as [StaffMember];
      const [cookie, other] = (await signIn(parts, [member, member])) as [string, string];
      const { db } = parts.engine.authDatabase;
      const { session } = (await parts.signIn.whoIs(cookie))!;
      const set = (column: string, at: number) =>
        sql`update auth_session set ${sql.ref(column)} = ${new Date(at).toISOString()}
          where token = ${session}`.execute(db);
      const whoIs = async (of: string) => (await parts.signIn.whoIs(of))?.userId ?? null;
      return { member, cookie, other, session, set, whoIs };
    };

    test("goes on while its desk is open, however long nothing else is asked", async () => {
      const { cookie, session, set, whoIs, member } = await given();
      const desk = await onEngine().openDesk({ cookie });
      await set("expiresAt", Date.now() + 3 * minutes);
      clock.pass(5 * minutes);
      const hour = new Date(Date.now() + 60 * minutes).toISOString();
      const { db } = onEngine().parts().engine.authDatabase;
      await eventually(async () => {
        const found = await sql`select 1 from auth_session
          where token = ${session} and "expiresAt" > ${hour}`.execute(db);
        expect(found.rows).toHaveLength(1);
      });
      expect(desk.model.get().connection).toBe("online");
      expect(await whoIs(cookie)).toBe(member.userId);
    });

    test("that nobody has used for its idle time is over, and its desk is signed out", async () => {
      const { cookie, other, set, whoIs, member } = await given();
      const desk = await onEngine().openDesk({ cookie });
      await set("expiresAt", Date.now() - minutes);
      expect(await whoIs(cookie)).toBeNull();
      clock.pass(5 * minutes);
      await isEnded(desk);
      expect(await whoIs(other)).toBe(member.userId);
    });

    test("is over after its longest time, in use or not", async () => {
      const { cookie, other, set, whoIs, member } = await given();
      const desk = await onEngine().openDesk({ cookie });
      await set("createdAt", Date.now() - 8 * 24 * 60 * minutes);
      expect(await whoIs(cookie)).toBeNull();
      clock.pass(5 * minutes);
      await isEnded(desk);
      expect(await whoIs(other)).toBe(member.userId);
    });
  },
  { clock },
);
