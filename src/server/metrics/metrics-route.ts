import { createHash, timingSafeEqual } from "node:crypto";
import { commandError } from "#contract/error-codes.ts";
import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";

/**
 * `GET /metrics` for whoever knows the token, as `Authorization: Bearer …`. The figures are of the
 * whole installation, so they are nobody else's to see; without a token in the configuration there
 * is no such page.
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
