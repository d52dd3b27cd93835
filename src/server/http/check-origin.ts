import { commandError, errorCodes } from "#contract/error-codes.ts";
import type { FastifyInstance } from "fastify";
import type { OwnAddress } from "../edge/own-address.ts";
import type { OriginOf } from "../edge/request-origin.ts";

/** Asked by probes, which know a server by its address only. What they answer is no secret of anybody's. */
const forProbes: ReadonlySet<string> = new Set(["/health", "/metrics"]);

interface Needs {
  readonly originOf: OriginOf;
  readonly ownAddress: OwnAddress;
}

/** Lets in what is for this server and from its own pages, and gives each request its client's address. */
export function checkOrigin(server: FastifyInstance, { originOf, ownAddress }: Needs): void {
  server.addHook("onRequest", async (request, reply) => {
    const origin = originOf(request.raw);
    if (origin.kind === "forged") return reply.status(403).send(commandError("not-permitted"));
    // The framework's own address is that of the socket, or what a proxy says; this one is right for
    // requests that another server relayed as well.
    Object.defineProperty(request, "ip", { value: origin.address });
    const { method, headers, routeOptions } = request;
    const isProbe = forProbes.has(routeOptions.url ?? "");
    // The server that relayed a request has looked, and has names of its own.
    const isChecked = isProbe || origin.kind === "relayed";
    const wrongHost = isChecked ? null : ownAddress.whyNotHost(headers);
    const error = wrongHost ?? (method === "GET" ? null : ownAddress.whyNotOrigin(headers));
    if (!error) return;
    reply.status(errorCodes[error.code].httpStatus);
    const isForEyes = wrongHost !== null && (headers.accept ?? "").includes("text/html");
    return isForEyes ? reply.type("text/plain; charset=utf-8").send(error.words) : reply.send(error);
  });
}
