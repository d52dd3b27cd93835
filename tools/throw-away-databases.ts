import pg from "pg";
import { startPostgres } from "./start-postgres.mjs";

/** A PostgreSQL of this run's own. */
export interface Databases {
  /** Why there is none. */
  readonly missing: string | null;
  /** A new empty database, as `DATABASE_URL` takes it. */
  create(): Promise<string>;
  end(): Promise<void>;
}

/** With `tcpPort` it can be reached at 127.0.0.1, too; nobody is asked for a password there. */
export async function throwAwayDatabases({ tcpPort }: { tcpPort?: number } = {}): Promise<Databases> {
  const cluster = await startPostgres(tcpPort === undefined ? {} : { tcpPort });
  if ("missing" in cluster) {
    const { missing } = cluster;
    return { missing, create: () => Promise.reject(new Error(missing)), end: async () => {} };
  }
  const at = tcpPort === undefined ? "localhost" : `localhost:${tcpPort}`;
  const urlOf = (name: string) =>
    `postgresql://bellhop@${at}/${name}?host=${encodeURIComponent(cluster.socketFolder)}`;
  let made = 0;
  return {
    missing: null,
    async create() {
      const name = `made_${++made}`;
      const client = new pg.Client({ connectionString: urlOf("postgres") });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(name);
    },
    end: cluster.end,
  };
}
