import { join } from "node:path";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

interface BellhopOptions {
  readonly nodeOptions?: readonly string[];
  readonly databaseUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts Bellhop's own build (`PRODUCT_FOLDER`) on the data in `folder`, to be measured. Its Node takes
 * more words, such as `--cpu-prof`, from BENCH_NODE_OPTIONS.
 */
export function startBellhop(
  folder: string,
  { nodeOptions = [], databaseUrl, environment = {} }: BellhopOptions = {},
): Promise<ServerProcess> {
  const main = join(process.env["PRODUCT_FOLDER"] ?? "", "server", "main.js");
  const asked = (process.env["BENCH_NODE_OPTIONS"] ?? "").split(" ").filter((word) => word !== "");
  return startServerProcess([...nodeOptions, ...asked, main], {
    BELLHOP_DATA: folder,
    PORT: "0",
    HOST: "127.0.0.1",
    // Lets each customer of a bench have an address.
    BELLHOP_TRUSTED_PROXIES: "127.0.0.1",
    // Chats begin here as fast as they can.
    CHATS_PER_SECOND: "10000",
    ...environment,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
}

/** Node's options for a server whose memory is measured. */
export function measuredNode(benchFolder: string): string[] {
  return ["--expose-gc", "--import", join(benchFolder, "gc-on-signal.js")];
}
