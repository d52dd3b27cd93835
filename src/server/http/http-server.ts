import type { Socket } from "node:net";
import { commandError } from "#contract/error-codes.ts";
import fastify, {
  type ConnectionError,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from "fastify";
import type { OwnAddress } from "../edge/own-address.ts";
import type { OriginOf } from "../edge/request-origin.ts";
import { isOutage } from "../store/is-outage.ts";
import { refuseUpgrade } from "../relay/write-answer.ts";
import { answerHeaders, headersAt } from "./answer-headers.ts";
import { boundBodies } from "./bound-bodies.ts";
import { checkOrigin } from "./check-origin.ts";
import { drainRequests } from "./drain-requests.ts";
import { StoreFault } from "../ports/store.ts";
import { isStorableWhole } from "./is-storable-whole.ts";

/** Largest body of a request, in bytes. */
export const bodyBytesMax = 64_000;

/** How long the head of a request may take to arrive, and the whole of it. */
export const headWithinMs = 10_000;
export const wholeWithinMs = 20_000;

/** How long a connection may be silent in both directions. Answers come sooner, those of other servers too. */
export const silentMsMax = 60_000;

/** A way into the server over HTTP; `url` as it was registered. */
export interface Route {
  readonly method: string;
  readonly url: string;
}

interface Needs {
  readonly logger: FastifyBaseLogger;
  readonly originOf: OriginOf;
  readonly ownAddress: OwnAddress;
  /** How long a request may take to arrive; without it as long as the product waits. */
  readonly requestWithinMs?: number | undefined;
}

/** An HTTP server with the manners that hold for every route, and the routes it has been given so far. */
export function httpServer({ logger, originOf, ownAddress, requestWithinMs = wholeWithinMs }: Needs): {
  server: FastifyInstance;
  routes: readonly Route[];
} {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Idle keep-alive connections must not delay a stop; their requests have been answered by then.
    forceCloseConnections: true,
    // Requests that arrive during a stop are answered as usual, with the contract's error codes.
    return503OnClosing: false,
    bodyLimit: bodyBytesMax,
    // A client that sends slowly, or nothing, or takes no answer holds a connection and its buffers.
    requestTimeout: requestWithinMs,
    connectionTimeout: silentMsMax,
    http: { headersTimeout: Math.min(headWithinMs, requestWithinMs), connectionsCheckingInterval: 1_000 },
    // Errors before routing: an invalid address, an unknown HTTP version.
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      const headers = headersAt("/api/", ownAddress.isEncrypted);
      void reply.status(400).headers(headers).send(commandError("bad-request"));
    },
    clientErrorHandler: refuseBytes,
    // The contract validates requests, so the framework's schema compilers are not loaded.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  });
  drainRequests(server);
  answerHeaders(server, ownAddress);
  checkOrigin(server, { originOf, ownAddress });
  boundBodies(server);
  const routes: Route[] = [];
  server.addHook("onRoute", ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  // A form of another site can post text; only our own pages, and programs, post JSON to us.
  server.removeContentTypeParser("text/plain");
  // Applies the contract's rule for text to all input, because not every store can hold every character.
  server.addHook("preValidation", async (request, reply) => {
    const isSound = [request.body, request.query, request.params].every(isStorableWhole);
    if (!isSound) return reply.status(400).send(commandError("bad-request"));
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (error instanceof StoreFault && isOutage(error, { isWrite: true })) {
      // A browser does not repeat a form, so the error is "busy".
      request.log.debug({ err: error }, "A request failed");
      return reply.status(503).header("retry-after", "5").send(commandError("busy"));
    }
    if (status < 500) return reply.status(status).send(commandError("bad-request"));
    request.log.error({ err: error }, "A request failed");
    return reply.status(status).send(commandError("internal"));
  });
  return { server, routes };
}

function noSchemas(): never {
  throw new Error("A route was given a schema. Check what it receives with the contract's instead.");
}

/** Refuses bytes that are no HTTP request, or are none in time. The peer may be gone already. */
function refuseBytes({ code }: ConnectionError, socket: Socket): void {
  if (!socket.writable) socket.destroy();
  else refuseUpgrade(socket, code === "ERR_HTTP_REQUEST_TIMEOUT" ? "unfinished" : "bad-request");
}
