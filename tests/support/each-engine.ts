import { afterAll, beforeAll, describe } from "vitest";
import type { ManualClock } from "./manual-clock.ts";
import { createDatabase, describeWithPostgres } from "./postgres.ts";
import { type TestServer, startTestServer } from "./test-server.ts";

interface Options {
  /** Clock of the servers of this suite. */
  readonly clock?: ManualClock;
}

/** The same suite over a running server on SQLite, and over one on PostgreSQL. */
export function describeOnEachEngine(
  name: string,
  body: (server: () => TestServer) => void,
  options: Options = {},
): void {
  const suite = (databaseUrl: () => Promise<string | null>, drop: () => Promise<void>) => () => {
    let server: TestServer;
    beforeAll(async () => {
      const url = await databaseUrl();
      server = await startTestServer({ ...options, ...(url ? { databaseUrl: url } : {}) });
    });
    afterAll(async () => {
      await server?.stop();
      await drop();
    });
    body(() => server);
  };
  describe(
    `${name}, on SQLite`,
    suite(
      async () => null,
      async () => {},
    ),
  );
  let dropDatabase = async () => {};
  describeWithPostgres(
    `${name}, on PostgreSQL`,
    suite(
      async () => {
        const { url, drop } = await createDatabase();
        dropDatabase = drop;
        return url;
      },
      () => dropDatabase(),
    ),
  );
}
