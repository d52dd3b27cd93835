import { beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { type StaffMember, addStaff, signIn } from "../support/staff.ts";

/** A body in order for every route that takes one. A route that is added must be here, too. */
const bodies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "/api/sign-in": { email: "kim@acme.example", password: "correct horse" },
  "/api/sign-out": {},
  "/api/set-up": {
    code: "abcd-efgh-jkmn-pqrs",
    accountName: "Acme",
    name: "Kim",
    email: "kim@acme.example",
    password: "correct horse",
  },
  "/api/change-password": { current: "correct horse", next: "battery staple" },
  "/api/end-session": { sessionId: "of-nobody-at-all-123" },
  "/api/chat/keep": { widgetId: "widget-one", secret: "s".repeat(43) },
  "/api/chat/forget": { widgetId: "widget-one" },
  "/files": { name: "said.txt" },
};

/** Not every store can hold these, and none of them is a word. */
const poisons = ["\u0000", "\uD83D", "\uDE00"];

describeOnEachEngine("[A-3] text that no store can hold", (server) => {
  let member: StaffMember;
  let cookie: string;
  beforeAll(async () => {
    [member] = (await addStaff(server().parts(), [{ name: "Ada" }])) as [StaffMember];
    [cookie] = (await signIn(server().parts(), [member])) as [string];
  });
  const ask = (
    path: string,
    { headers = {}, ...init }: { method?: string; body?: string; headers?: object } = {},
  ) =>
    fetch(`${server().url}${path}`, {
      ...init,
      headers: { cookie, "content-type": "application/json", ...headers },
    });
  const expectBadRequest = async (what: string, response: Response) => {
    const { code } = (await response.json()) as { code?: unknown };
    expect([what, response.status, code]).toEqual([what, 400, "bad-request"]);
  };
  const expectHealthy = async () => {
    expect((await fetch(`${server().url}/health`)).status).toBe(200);
    expect(server().parts().storeWatch.isAway).toBe(false);
  };
  const routes = (method: string) =>
    server()
      .parts()
      .routes.filter((route) => route.method === method)
      .map(({ url }) => url);

  test("is refused by one name in every field of every body, and in names of fields", async () => {
    // The page without scripts takes forms; the next test is about them.
    const posts = routes("POST").filter((url) => !url.startsWith("/chat/"));
    expect(posts.toSorted()).toEqual(Object.keys(bodies).toSorted());
    for (const [path, body] of Object.entries(bodies)) {
      for (const poison of poisons) {
        for (const [field, value] of Object.entries(body)) {
          const poisoned = { ...body, [field]: value.replace(/.{3}/, (start) => start + poison) };
          const answer = await ask(path, { method: "POST", body: JSON.stringify(poisoned) });
          await expectBadRequest(`${path} ${field} ${JSON.stringify(poison)}`, answer);
        }
        const deep = JSON.stringify({ ...body, deep: [{ [poison]: 1 }] });
        await expectBadRequest(`${path} deep`, await ask(path, { method: "POST", body: deep }));
      }
    }
    await expectHealthy();
  });

  test("is refused in every field of a form of the page without scripts", async () => {
    const path = `/chat/${server().widgetId}`;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    for (const field of ["id", "secret", "text", "name", "email", "action", "pages", "another"]) {
      const body = `action=write&text=words&${field}=a%00b`;
      await expectBadRequest(field, await ask(path, { method: "POST", headers, body }));
    }
    await expectHealthy();
  });

  test("is refused in a query string of every route, and changes nothing in its path", async () => {
    for (const [method, paths] of [
      ["GET", routes("GET")],
      ["POST", routes("POST")],
    ] as const) {
      for (const path of paths.map((url) => url.replace("*", "x"))) {
        const init = method === "POST" ? { method, body: "{}" } : {};
        await expectBadRequest(`${path}?a`, await ask(`${path}?a=%00`, init));
        await expectBadRequest(`${path}?b`, await ask(`${path}?%00=b`, init));
        // The names that routes read.
        const read = "?widget=%00&host=https://acme.example";
        await expectBadRequest(`${path}${read}`, await ask(path + read, init));
        expect((await ask(`${path}%00`, init)).status, `${path}%00`).toBeLessThan(500);
        expect((await ask(`${path}/%ED%A0%BD`, init)).status, `${path} half`).toBeLessThan(500);
      }
    }
    await expectHealthy();
  });

  test("is nobody's session and nobody's device in a cookie", async () => {
    const { email, password } = member;
    const body = JSON.stringify({ email, password });
    for (const name of ["bellhop.session_token", "bellhop.device"]) {
      for (const value of ["%00.%00", "a%00.sign", "%ED%A0%BD.x", "%", "\u0080\u00ff"]) {
        const headers = { cookie: `${name}=${value}` };
        const me = await ask("/api/me", { headers });
        expect([value, me.status, ((await me.json()) as { user: unknown }).user]).toEqual([value, 200, null]);
        expect((await ask("/api/sign-in", { method: "POST", body, headers })).status, value).toBe(200);
        expect((await ask("/api/sign-out", { method: "POST", body: "{}", headers })).status, value).toBe(200);
        const desk = await RawSocket.open(server().url, "/socket/desk", { headers });
        expect(await desk.ended, value).toMatchObject({ goodbye: "not-signed-in" });
      }
    }
    await expectHealthy();
  });

  test("comes in by no header that is stored, which is cut where it is too long", async () => {
    const { email, password, userId } = member;
    const body = JSON.stringify({ email, password });
    const headers = { "user-agent": `\u0080\u00ff${"x".repeat(9_000)}`, "x-forwarded-for": "\u0080%00" };
    expect((await ask("/api/sign-in", { method: "POST", body, headers })).status).toBe(200);
    const { db } = server().parts().engine.authDatabase;
    const { rows } = await sql<{ userAgent: string }>`
      select "userAgent" from auth_session where "userId" = ${userId}`.execute(db);
    const longest = Math.max(...rows.map(({ userAgent }) => userAgent.length));
    expect(longest).toBe(500);
    await expectHealthy();
  });
});
