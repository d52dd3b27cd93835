import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

describeWithPostgres("an account that another server takes while it is being opened", () => {
  let database: TestDatabase;
  let server: TestServer;
  let line: pg.Client;
  beforeEach(async () => {
    database = await createDatabase();
    server = await startTestServer({ databaseUrl: database.url });
    server.administrator.stop();
    line = new pg.Client({ connectionString: database.url });
    await line.connect();
  });
  afterEach(async () => {
    await line.end();
    await server.stop();
    await database.drop();
  });

  /** Its new home is dead at once, so that the next who looks for one makes this server that again. */
  const takeAway = async () => {
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query("update ledger set epoch = epoch + 1, home_id = 'another'");
    await other.query("update server set losses = losses + 1");
    await other.end();
  };

  const leaseEnd = async () => {
    const { rows } = await line.query<{ until: string }>("select until from server");
    return Number(rows[0]?.until);
  };

  /** A server hears what was taken from it when it renews its lease; one renewal may be under way already. */
  const hasRenewedTwice = async () => {
    for (let renewal = 0; renewal < 2; renewal++) {
      const before = await leaseEnd();
      await eventually(async () => expect(await leaseEnd()).toBeGreaterThan(before));
    }
  };

  test("lets nobody in to what is closed again", async () => {
    await takeAway();
    await eventually(() => expect([...server.parts().accounts.open()]).toEqual([]));
    await line.query("begin");
    await line.query("lock table chat in access exclusive mode");
    const coming = RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
    await eventually(async () => {
      const waiting = `select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      expect((await line.query(waiting)).rows).not.toEqual([]);
    });
    await takeAway();
    await hasRenewedTwice();
    await line.query("commit");
    const socket = await coming;
    expect(await socket.ended).toMatchObject({ goodbye: "server-stopping" });
    const chat = await server.openChat();
    expect(chat.model.get().connection).toBe("online");
  });
});
