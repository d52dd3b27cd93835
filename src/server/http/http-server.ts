import { commandError } from "#contract/error-codes.ts";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";

/** Largest body of a request, in bytes. */
const bodyBytesMax = 64_000;

/** An HTTP server with the manners that hold for every route. */
export async function httpServer(logger: FastifyBaseLogger): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Open keep-alive connections must not hold up a stop.
    forceCloseConnections: true,
    bodyLimit: bodyBytesMax,
  });
  await server.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => ({ statusCode: 429, ...commandError("too-many-attempts") }),
  });
  // A form of another site can post text; only our own pages, and programs, post JSON to us.
  server.removeContentTypeParser("text/plain");
  server.addHook("onRequest", async (request, reply) => {
    const { origin, host } = request.headers;
    const isForeign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
    if (request.method !== "GET" && isForeign) {
      return reply.status(403).send(commandError("not-permitted"));
    }
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 429) return reply.status(status).send(commandError("too-many-attempts"));
    if (status < 500) return reply.status(status).send(commandError("bad-request"));
    request.log.error({ err: error }, "A request failed");
    return reply.status(status).send(commandError("internal"));
  });
  return server;
}
