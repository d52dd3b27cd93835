import type { Socket } from "node:net";
import { commandError } from "#contract/error-codes.ts";
import rateLimit from "@fastify/rate-limit";
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from "fastify";
import { addressGroup } from "../edge/address-group.ts";
import type { OwnAddress } from "../edge/own-address.ts";
import type { OriginOf } from "../edge/request-origin.ts";
import type { Clock } from "../ports/clock.ts";
import { isOutage } from "../store/is-outage.ts";
import { attempts } from "./attempts.ts";
import { checkOrigin } from "./check-origin.ts";
import { drainRequests } from "./drain-requests.ts";
import { StoreFault } from "../ports/store.ts";
import { isStorableWhole } from "./is-storable-whole.ts";

/** Largest body of a request, in bytes. */
const bodyBytesMax = 64_000;

/** A way into the server over HTTP; `url` as it was registered. */
export interface Route {
  readonly method: string;
  readonly url: string;
}

interface Needs {
  readonly logger: FastifyBaseLogger;
  readonly clock: Pick<Clock, "steady">;
  readonly originOf: OriginOf;
  readonly ownAddress: OwnAddress;
}

/** An HTTP server with the manners that hold for every route, and the routes it has been given so far. */
export async function httpServer({
  logger,
  clock,
  originOf,
  ownAddress,
}: Needs): Promise<{ server: FastifyInstance; routes: readonly Route[] }> {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Idle keep-alive connections must not delay a stop; their requests have been answered by then.
    forceCloseConnections: true,
    // Requests that arrive during a stop are answered as usual, with the contract's error codes.
    return503OnClosing: false,
    bodyLimit: bodyBytesMax,
    // Errors before routing: an invalid address, an unknown HTTP version.
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      void reply.status(400).send(commandError("bad-request"));
    },
    clientErrorHandler: (_error, socket) => refuseBytes(socket),
    // The contract validates requests, so the framework's schema compilers are not loaded.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  });
  drainRequests(server);
  checkOrigin(server, { originOf, ownAddress });
  const routes: Route[] = [];
  server.addHook("onRoute", ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  await server.register(rateLimit, {
    global: false,
    store: attempts(clock),
    keyGenerator: ({ ip }) => addressGroup(ip),
    errorResponseBuilder: () => ({ statusCode: 429, ...commandError("too-many-attempts") }),
  });
  // A form of another site can post text; only our own pages, and programs, post JSON to us.
  server.removeContentTypeParser("text/plain");
  // Applies the contract's rule for text to all input, because not every store can hold every character.
  server.addHook("preValidation", async (request, reply) => {
    const isSound = isStorableWhole(request.body) && isStorableWhole(request.query);
    if (!isSound) return reply.status(400).send(commandError("bad-request"));
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (error instanceof StoreFault && isOutage(error, { isWrite: true })) {
      // A browser does not repeat a form, so the error is "busy".
      request.log.debug({ err: error }, "A request failed");
      return reply.status(503).header("retry-after", "5").send(commandError("busy"));
    }
    if (status === 429) return reply.status(status).send(commandError("too-many-attempts"));
    if (status < 500) return reply.status(status).send(commandError("bad-request"));
    request.log.error({ err: error }, "A request failed");
    return reply.status(status).send(commandError("internal"));
  });
  return { server, routes };
}

function noSchemas(): never {
  throw new Error("A route was given a schema. Check what it receives with the contract's instead.");
}

/** Refuses bytes that are no HTTP request. The peer may be gone already. */
function refuseBytes(socket: Socket): void {
  const body = JSON.stringify(commandError("bad-request"));
  const head = [
    "HTTP/1.1 400 Bad Request",
    "Connection: close",
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  if (socket.writable) socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  else socket.destroy();
}
