import type { ServerProcess } from "../../bench/measuring/server-process.ts";
import { measuredNode, startBellhop } from "../../bench/measuring/bellhop-process.ts";

/** All the memory that the server may have for what JavaScript keeps, in megabytes. */
export const heapMegabytes = 256;

const metricsToken = "the figures of a siege";

/** The server's memory, in bytes. */
export interface Memory {
  readonly resident: number;
  /** In the heap and in buffers outside it. */
  readonly heap: number;
}

/** The built server, behind a proxy whose word about addresses counts. */
export interface BesiegedServer extends ServerProcess {
  /** As `/metrics` says it. */
  memory(): Promise<Memory>;
}

export async function startBesieged(dataFolder: string, databaseUrl: string | null): Promise<BesiegedServer> {
  const server = await startBellhop(dataFolder, {
    nodeOptions: [...measuredNode(import.meta.dirname), `--max-old-space-size=${heapMegabytes}`],
    // As many new chats as the product means to carry; the benches begin more.
    environment: { METRICS_TOKEN: metricsToken, CHATS_PER_SECOND: "20", LOG_LEVEL: "error" },
    ...(databaseUrl === null ? {} : { databaseUrl }),
  });
  return {
    ...server,
    async memory() {
      const headers = { authorization: `Bearer ${metricsToken}` };
      const text = await (await fetch(`${server.url}/metrics`, { headers })).text();
      const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
      return {
        resident: figure("process_resident_memory_bytes"),
        heap: figure("nodejs_heap_size_used_bytes") + figure("nodejs_external_memory_bytes"),
      };
    },
  };
}
