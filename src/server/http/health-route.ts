import type { FastifyInstance } from "fastify";
import type { StoreWatch } from "../store/store-watch.ts";

interface Needs {
  readonly storeWatch: Pick<StoreWatch, "look" | "awaySince">;
  readonly isStopping: () => boolean;
}

/**
 * `GET /health`: 200 when everything is as it should be, 503 while the store is away or the server stops; the
 * body says which. Anybody may ask, so the version and the store are told by `/metrics` only.
 */
export function healthRoute(server: FastifyInstance, { storeWatch, isStopping }: Needs): void {
  server.get("/health", async (_request, reply) => {
    if (isStopping()) return reply.status(503).send({ status: "stopping" });
    await storeWatch.look();
    if (storeWatch.awaySince === null) return { status: "ok" };
    return reply.status(503).send({ status: "store-away" });
  });
}
