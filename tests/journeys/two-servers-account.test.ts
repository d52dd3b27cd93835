import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import { until } from "../../tools/until.ts";
import type { BuiltServer } from "../support/built-server.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { askFiles, upload } from "../support/upload.ts";
import { type TwoServers, startTwoServers } from "../support/two-servers.ts";

describeWithPostgres("[B-83] one's own account at two processes on one PostgreSQL database", () => {
  let database: TestDatabase;
  let servers: TwoServers;

  beforeAll(async () => {
    database = await createDatabase();
    servers = await startTwoServers(database.url);
  });
  afterAll(async () => {
    await servers?.stop();
    await database?.drop();
  });

  /** Without a body it is a question. */
  async function ask(
    { url }: BuiltServer,
    path: string,
    { cookie, body }: { cookie: string; body?: object },
  ) {
    const response = await fetch(url + path, {
      headers: { cookie, "content-type": "application/json", origin: url },
      ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async function openDesk(cookie: string, at: BuiltServer): Promise<DeskSession> {
    const desk = servers.desk(cookie, at);
    await until(desk.model, ({ connection }) => connection === "online");
    return desk;
  }

  const isEnded = (desk: DeskSession) => until(desk.model, ({ connection }) => connection === "ended");

  /** The one is the home of the account, and the other relays to it: each direction is another way. */
  const directions = [
    ["first", "second"],
    ["second", "first"],
  ] as const;

  test("[B-38] a file that is sent by either server comes whole at the account's home, part after part", async () => {
    const cookie = await servers.signIn(servers.first);
    const content = new Uint8Array(1_500_000).fill(97);
    for (const { url } of [servers.first, servers.second]) {
      const answer = await upload(url, { cookie, origin: url }, { name: "long.txt", content });
      expect(answer).toMatchObject({ status: 200, body: { file: { bytes: content.length } } });
      for (const other of [servers.first, servers.second]) {
        const path = `/${answer.body.fileId}/upload`;
        const told = await askFiles(other.url, path, { headers: { cookie } });
        expect(told.body).toMatchObject({ offset: content.length });
      }
    }
  });

  test.each(directions)("a session that is ended at the %s ends its desk at the %s", async (one, other) => {
    const [here, there] = [servers[one], servers[other]];
    const [kept, ended] = [await servers.signIn(here), await servers.signIn(there)];
    const [ownDesk, otherDesk] = [await openDesk(kept, here), await openDesk(ended, there)];
    const { body } = await ask(there, "/api/sessions", { cookie: ended });
    const sessions = body["sessions"] as readonly { readonly sessionId: string; readonly isThis: boolean }[];
    const { sessionId } = sessions.find(({ isThis }) => isThis)!;
    expect(await ask(here, "/api/end-session", { cookie: kept, body: { sessionId } })).toMatchObject({
      status: 200,
    });
    expect((await isEnded(otherDesk)).goodbye?.code).toBe("signed-out");
    for (const server of [here, there]) {
      expect((await ask(server, "/api/sessions", { cookie: ended })).status).toBe(401);
      expect((await ask(server, "/api/sessions", { cookie: kept })).status).toBe(200);
    }
    expect(ownDesk.model.get().connection).toBe("online");
    ownDesk.stop();
  });

  let password: string;
  test.each(directions)(
    "a password that is changed at the %s ends the desks at the %s",
    async (one, other) => {
      const [here, there] = [servers[one], servers[other]];
      password ??= servers.password;
      const next = `battery staple ${one}`;
      const [kept, ended] = [await servers.signIn(here, password), await servers.signIn(there, password)];
      // This session's own desk is at the other server, too, and stays.
      const [ownDesk, otherDesk] = [await openDesk(kept, there), await openDesk(ended, there)];
      const change = { current: password, next };
      expect(await ask(here, "/api/change-password", { cookie: kept, body: change })).toMatchObject({
        status: 200,
      });
      expect((await isEnded(otherDesk)).goodbye?.code).toBe("signed-out");
      for (const server of [here, there]) {
        expect((await ask(server, "/api/sessions", { cookie: ended })).status).toBe(401);
        expect((await ask(server, "/api/sessions", { cookie: kept })).status).toBe(200);
      }
      await expect(servers.signIn(there, password)).rejects.toThrow("answered 401");
      expect(ownDesk.model.get().connection).toBe("online");
      ownDesk.stop();
      password = next;
    },
  );
});
