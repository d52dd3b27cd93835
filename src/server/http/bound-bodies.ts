import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { refuseUpgrade } from "../relay/write-answer.ts";

/** Most requests whose bodies have been begun and not finished. Each holds what has come of it. */
export const unfinishedBodiesMax = 500;

/**
 * Bounds the memory that lies in bodies which have not come whole. When there are too many, the one that was begun
 * first goes: it has had the most time, and nobody else is refused because of those who send slowly.
 */
export function boundBodies(server: FastifyInstance): void {
  const begun = new Set<IncomingMessage>();
  server.addHook("onRequest", async ({ raw }) => {
    const hasBody = "content-length" in raw.headers || "transfer-encoding" in raw.headers;
    if (!hasBody) return;
    begun.add(raw);
    const forget = () => begun.delete(raw);
    raw.once("end", forget).once("close", forget);
    const [first] = begun;
    if (begun.size <= unfinishedBodiesMax || !first) return;
    begun.delete(first);
    refuseUpgrade(first.socket, "unfinished");
  });
}
