import { type CommandError, type ErrorCode, commandError, errorCodes } from "#contract/error-codes.ts";
import { STATUS_CODES, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Headers of every refusal, whichever part writes it. */
export const refusalHeaders = { "cache-control": "no-store", "x-content-type-options": "nosniff" } as const;

/** The first lines of an answer as bytes; `headers` are names and values in turn. */
export function answerHead(status: number, headers: readonly string[]): Buffer {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n`;
  for (let index = 0; index + 1 < headers.length; index += 2) {
    head += `${headers[index]}: ${headers[index + 1]}\r\n`;
  }
  return Buffer.from(`${head}\r\n`, "latin1");
}

/** Refuses a WebSocket upgrade with the error's status and words. */
export function refuseUpgrade(socket: Socket, why: ErrorCode | CommandError): void {
  const { status, headers, body } = refusal(typeof why === "string" ? commandError(why) : why);
  socket.write(Buffer.concat([answerHead(status, ["Connection", "close", ...headers]), body]));
  socket.destroySoon();
}

/** Answers a request with the error's status and words. */
export function refuseRequest(response: ServerResponse, code: ErrorCode): void {
  const { status, headers, body } = refusal(commandError(code));
  if (!response.destroyed) response.writeHead(status, headers).end(body);
}

function refusal(error: CommandError) {
  const { httpStatus, retry } = errorCodes[error.code];
  const body = Buffer.from(JSON.stringify(error));
  const headers = ["Content-Type", "application/json; charset=utf-8", "Content-Length", `${body.length}`];
  headers.push(...Object.entries(refusalHeaders).flat());
  if (retry === "later") headers.push("Retry-After", "1");
  return { status: httpStatus, headers, body };
}
