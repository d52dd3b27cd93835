import type { FastifyInstance } from "fastify";
import type { StoreWatch } from "../store/store-watch.ts";

interface Needs {
  readonly version: string;
  readonly engine: string;
  readonly storeWatch: Pick<StoreWatch, "look" | "awaySince">;
  readonly isStopping: () => boolean;
}

/** `GET /health`: 200 when everything is as it should be, 503 while the store is away or the server stops; the body says which. */
export function healthRoute(
  server: FastifyInstance,
  { version, engine, storeWatch, isStopping }: Needs,
): void {
  server.get("/health", async (_request, reply) => {
    if (isStopping()) return reply.status(503).send({ status: "stopping", version, store: engine });
    await storeWatch.look();
    const since = storeWatch.awaySince;
    if (since === null) return { status: "ok", version, store: engine };
    const awaySince = new Date(since).toISOString();
    return reply.status(503).send({ status: "store-away", version, store: engine, awaySince });
  });
}
