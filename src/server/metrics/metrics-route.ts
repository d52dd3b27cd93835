import { createHash, timingSafeEqual } from "node:crypto";
import { commandError } from "#contract/error-codes.ts";
import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";

/**
 * `GET /metrics` with the token as `Authorization: Bearer …`. The figures concern the whole installation, so
 * they need the token. Without a configured token the route does not exist.
 */
export function metricsRoute(
  server: FastifyInstance,
  { registry, token }: { registry: Registry; token: string | null },
): void {
  if (token === null) return;
  server.get("/metrics", async (request, reply) => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (!isSame(given, token)) return reply.status(401).send(commandError("not-permitted"));
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** In constant time. */
function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
