import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBellhop } from "../measuring/bellhop-process.ts";
import { freePort } from "../measuring/free-port.ts";
import type { ServerProcess } from "../measuring/server-process.ts";

/** Servers that serve from one database. */
export interface ServerGroup {
  readonly servers: readonly ServerProcess[];
  /** Sum over all servers, without PostgreSQL. */
  cpuSeconds(): Promise<number>;
  /** Connections that are open through a server that is not the home of their account. */
  relayedConnections(): Promise<number>;
  end(): Promise<void>;
}

const token = randomBytes(16).toString("base64url");

/** One server knows of no others; several have an address each. */
export async function startServers(count: number, databaseUrl: string): Promise<ServerGroup> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
  const secret = randomBytes(32).toString("base64url");
  const start = async () => {
    const port = String(await freePort());
    const several = { BELLHOP_ADDRESS: `http://127.0.0.1:${port}`, BELLHOP_SECRET: secret };
    const environment = { PORT: port, METRICS_TOKEN: token, ...(count > 1 ? several : {}) };
    return startBellhop(folder, { databaseUrl, environment });
  };
  const servers: ServerProcess[] = [];
  for (let index = 0; index < count; index++) servers.push(await start());
  return {
    servers,
    cpuSeconds: () => sumOf(servers.map((server) => server.cpuSeconds())),
    relayedConnections: () => sumOf(servers.map(({ url }) => relayedThrough(url))),
    async end() {
      await Promise.all(servers.map((server) => server.end()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function sumOf(asked: readonly Promise<number>[]): Promise<number> {
  return (await Promise.all(asked)).reduce((sum, value) => sum + value, 0);
}

async function relayedThrough(url: string): Promise<number> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  return Number(/^bellhop_relayed_connections (\d+)$/m.exec(text)?.[1] ?? 0);
}
