import { placeLengthMax } from "#contract/limits.ts";
import type { FastifyRequest } from "fastify";
import type { Browser } from "../sign-in/open-sign-in-library.ts";

/** The browser that sent this request. */
export function browserOf({ headers }: FastifyRequest): Browser {
  return { cookie: headers.cookie ?? "", userAgent: (headers["user-agent"] ?? "").slice(0, placeLengthMax) };
}
