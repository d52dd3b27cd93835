import pg from "pg";
import type { AccountId } from "#core/ids.ts";
import type { Clock } from "#server/ports/clock.ts";
import type { Homes } from "#server/ports/homes.ts";
import type { Store } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openPostgres } from "#server/store/engines/open-postgres.ts";
import { openStore } from "#server/store/open-store.ts";
import { patience } from "#server/store/patience.ts";
import { eventually } from "./eventually.ts";
import { manualClock } from "./manual-clock.ts";
import { type TestDatabase, createDatabase } from "./postgres.ts";

/** A server as far as its store and its homes go. */
export interface HomeServer {
  readonly address: string | null;
  readonly engine: Engine;
  readonly store: Store;
  readonly homes: Homes;
  /** Accounts that it was told it has lost, in order. */
  readonly lost: AccountId[];
  /** Renewals that failed. */
  readonly failed: unknown[];
  /** Lets it renew its lease once, or find out that it cannot. */
  renew(): Promise<void>;
  /** Ends it as a crash would: its row and its accounts stay as they are. */
  crash(): Promise<void>;
}

interface Opening {
  /** Left out: a clock that stands still, so that the lease is renewed when the test says so. */
  readonly clock?: Clock;
  /** Reading of that clock's calendar when it starts. */
  readonly startsAt?: number;
  /** Left out: the database itself. */
  readonly url?: string;
}

/** Several servers on one database, whose leases run and end when a test says so. */
export interface HomeServers {
  readonly database: TestDatabase;
  open(address: string | null, opening?: Opening): Promise<HomeServer>;
  /** Statements past every server. */
  run<Row extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A line of its own, for a transaction that the test keeps open. */
  line(): Promise<pg.Client>;
  /** The lease of this server runs on however slow the test is, until it is renewed. */
  keep(server: HomeServer): Promise<void>;
  /** The lease of this server is over. */
  expire(server: HomeServer): Promise<void>;
  /** Resolves when so many statements wait for a lock. */
  waiting(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function homeServers(): Promise<HomeServers> {
  const database = await createDatabase();
  const opened = new Set<Engine>();
  const lines: pg.Client[] = [];
  const line = async () => {
    const client = new pg.Client({ connectionString: database.url });
    lines.push(client);
    client.on("error", () => {});
    await client.connect();
    return client;
  };
  const control = new pg.Pool({ connectionString: database.url, max: 3 });
  const run = async <Row extends pg.QueryResultRow>(statement: string, values: readonly unknown[] = []) =>
    (await control.query<Row>(statement, [...values])).rows;
  const setUntil = async ({ address }: HomeServer, until: string) => {
    await run(`update server set until = ${until} where address = $1`, [address ?? ""]);
  };
  const keep = (server: HomeServer) => setUntil(server, "9000000000000");
  return {
    database,
    run,
    line,
    keep,
    expire: (server) => setUntil(server, "0"),
    async open(address, { clock, startsAt, url = database.url } = {}) {
      const engine = await openPostgres(
        url,
        { ...patience, connectMs: 1_500 },
        { isShared: address !== null },
      );
      opened.add(engine);
      const steps = steppedClock(startsAt);
      const lost: AccountId[] = [];
      const failed: unknown[] = [];
      engine.homes.onLost((accountIds) => lost.push(...accountIds));
      await engine.homes.join({
        address,
        clock: clock ?? steps.clock,
        failed: (fault) => failed.push(fault),
      });
      const server: HomeServer = {
        address,
        engine,
        store: openStore(engine),
        homes: engine.homes,
        lost,
        failed,
        renew: () => steps.next(750),
        async crash() {
          opened.delete(engine);
          await engine.close();
        },
      };
      if (!clock) await keep(server);
      return server;
    },
    waiting: (count) =>
      eventually(async () => {
        const [found] = await run<{ count: string }>(
          `select count(*) from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`,
        );
        if (Number(found?.count) < count) throw new Error(`${found?.count} statements wait for a lock`);
      }),
    async close() {
      await Promise.all(lines.map((client) => client.end().catch(() => {})));
      await control.end();
      await Promise.all([...opened].map((engine) => engine.close()));
      await database.drop();
    },
  };
}

/** A clock of which it can be waited for that what it set off has set the next timer. */
function steppedClock(startsAt?: number): { readonly clock: Clock; next(ms: number): Promise<void> } {
  const manual = manualClock(startsAt);
  let timers = 0;
  const clock: Clock = {
    ...manual,
    after(delayMs, action) {
      timers += 1;
      return manual.after(delayMs, action);
    },
  };
  return {
    clock,
    async next(ms) {
      const before = timers;
      manual.pass(ms);
      await eventually(() => {
        if (timers === before) throw new Error("What was due has not been done");
      });
    },
  };
}
