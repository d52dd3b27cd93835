import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBellhop } from "../measuring/bellhop-process.ts";
import { type WatchedProcess, startServerProcess } from "../measuring/server-process.ts";
import { type Manners, bellhopCrowd } from "./bellhop-crowd.ts";
import type { Crowd, CrowdSize } from "./crowd.ts";
import { type InstalledEjabberd, startEjabberd } from "./ejabberd-process.ts";
import { plainCrowd } from "./plain-crowd.ts";
import { prepareAccount } from "./prepare-account.ts";
import { xmppCrowd } from "./xmpp-crowd.ts";

export interface Running {
  readonly server: WatchedProcess;
  readonly crowd: Crowd;
  end(): Promise<void>;
}

/** A server that takes part in the comparison. */
export interface Contender {
  readonly name: string;
  /** Starts it on data of its own and connects everybody. */
  start(size: CrowdSize): Promise<Running>;
}

/** `relay` stores nothing; `sqlite` and `postgres` store every message before it is acknowledged. */
export function strawman(
  benchFolder: string,
  keeper: "none" | "sqlite" | "postgres",
  databaseUrl: () => Promise<string>,
): Contender {
  return {
    name: keeper === "none" ? "relay, nothing stored" : `strawman, ${keeper}`,
    start: (size) =>
      inFolder(async (folder) => {
        const server = await startServerProcess([join(benchFolder, "strawman.js"), keeper], {
          BENCH_FOLDER: folder,
          BENCH_AGENTS: String(size.agents),
          ...(keeper === "postgres" ? { DATABASE_URL: await databaseUrl() } : {}),
        });
        return { server, crowd: await plainCrowd(server.url, size) };
      }),
  };
}

export function bellhop(
  engine: "sqlite" | "postgres",
  { databaseUrl, manners }: { databaseUrl: () => Promise<string>; manners: Manners },
): Contender {
  return {
    name: `bellhop, ${engine}${manners.marks ? ", delivered and seen said" : ""}`,
    start: (size) =>
      inFolder(async (folder) => {
        const server = await startBellhop(
          folder,
          engine === "postgres" ? { databaseUrl: await databaseUrl() } : {},
        );
        const account = await prepareAccount(server, size.agents);
        return { server, crowd: await bellhopCrowd(() => server.url, account, { ...size, manners }) };
      }),
  };
}

/** The peer: a widely used chat server with its own archive. `databaseUrl` must be reachable over TCP. */
export function ejabberd(installed: InstalledEjabberd, databaseUrl: () => Promise<string>): Contender {
  return {
    name: "ejabberd, postgres",
    start: (size) =>
      inFolder(async (folder) => {
        const server = await startEjabberd(installed, { folder, databaseUrl: await databaseUrl() });
        const crowd = await xmppCrowd(server.url, size);
        // Killed, because a clean stop would tidy up after everybody without an account; the folder and
        // database are deleted anyhow.
        return { server: { ...server, end: () => server.end("SIGKILL") }, crowd };
      }),
  };
}

async function inFolder(
  start: (folder: string) => Promise<{ server: WatchedProcess; crowd: Crowd }>,
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
  const { server, crowd } = await start(folder);
  return {
    server,
    crowd,
    async end() {
      crowd.close();
      await server.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
