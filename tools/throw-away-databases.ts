import pg from "pg";
import { startPostgres } from "./start-postgres.mjs";

/** A PostgreSQL of this run's own. */
export interface Databases {
  /** Why there is none. */
  readonly missing: string | null;
  /** A new empty database, as `DATABASE_URL` takes it. */
  create(): Promise<string>;
  /** Copies this database; nobody may be connected to it. */
  copy(url: string): Promise<string>;
  end(): Promise<void>;
}

/** With `tcpPort` it also listens on 127.0.0.1, without passwords. */
export async function throwAwayDatabases({ tcpPort }: { tcpPort?: number } = {}): Promise<Databases> {
  const cluster = await startPostgres(tcpPort === undefined ? {} : { tcpPort });
  if ("missing" in cluster) {
    const { missing } = cluster;
    const reject = () => Promise.reject(new Error(missing));
    return { missing, create: reject, copy: reject, end: async () => {} };
  }
  const at = tcpPort === undefined ? "localhost" : `localhost:${tcpPort}`;
  const urlOf = (name: string) =>
    `postgresql://bellhop@${at}/${name}?host=${encodeURIComponent(cluster.socketFolder)}`;
  let made = 0;
  const create = async (template: string) => {
    const name = `made_${++made}`;
    const client = new pg.Client({ connectionString: urlOf("postgres") });
    await client.connect();
    await client.query(`create database ${name} template ${template}`);
    await client.end();
    return urlOf(name);
  };
  return {
    missing: null,
    create: () => create("template1"),
    copy: (url) => create(new URL(url).pathname.slice(1)),
    end: cluster.end,
  };
}
