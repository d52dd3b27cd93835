import { type ErrorCode, commandError, errorCodes } from "#contract/error-codes.ts";
import type { FastifyReply } from "fastify";
import type { NotChecked } from "../sign-in/password-guard.ts";

/** Answers a request with an error of the contract. */
export function refuse(
  reply: FastifyReply,
  code: ErrorCode,
  details: Readonly<Record<string, string | number>> = {},
): FastifyReply {
  return reply.status(errorCodes[code].httpStatus).send(commandError(code, details));
}

/** Answers an attempt at a password that was not checked, and says when to try again. */
export function refuseAttempt(reply: FastifyReply, { refused, waitSeconds }: NotChecked): FastifyReply {
  const details = refused === "too-many-attempts" ? { minutes: Math.ceil(waitSeconds / 60) } : {};
  return refuse(reply.header("retry-after", `${waitSeconds}`), refused, details);
}
