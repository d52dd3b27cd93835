import { once } from "node:events";
import { type Socket, connect } from "node:net";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bodyBytesMax } from "#server/http/http-server.ts";
import { unfinishedBodiesMax } from "#server/http/bound-bodies.ts";
import { ask } from "../support/ask.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const logged: string[] = [];
const person = { email: "kim@acme.example", password: "correct horse" };

let server: TestServer;
beforeAll(async () => {
  const logger = pino({ level: "warn" }, { write: (line: string) => logged.push(line) });
  // Nobody is let go because time has passed.
  server = await startTestServer({ logger, requestWithinMs: 600_000 });
});
afterAll(() => server.stop());

interface Begun {
  readonly socket: Socket;
  /** All that the server has said, once it has ended the connection. */
  readonly answer: Promise<string>;
}

/** A request of which all but the last byte of the body has come; resolves when the server has its head. */
async function begin(): Promise<Begun> {
  const { hostname, port, host } = new URL(server.url);
  const socket = connect({ host: hostname, port: Number(port) });
  let said = "";
  socket.on("error", () => {}).on("data", (data) => (said += data.toString()));
  const answer = once(socket, "close").then(() => said);
  const head = [
    "POST /api/sign-in HTTP/1.1",
    `Host: ${host}`,
    "Content-Type: application/json",
    `Content-Length: ${bodyBytesMax}`,
    "Expect: 100-continue",
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  await once(socket, "data");
  socket.write("x".repeat(bodyBytesMax - 1));
  return { socket, answer };
}

test("[A-1] [A-13] of bodies that never end the server holds so many, lets go of the oldest, and serves everybody else", async () => {
  const begun: Begun[] = [];
  while (begun.length < unfinishedBodiesMax) begun.push(await begin());
  const signIn = await ask(server.url, "/api/sign-in", { body: person });
  expect(signIn.status).toBe(200);
  expect(await begun[0]!.answer).toMatch(/HTTP\/1.1 408 [^]*"unfinished"/);
  begun.push(await begin());
  // A body that is whole is none of them any more.
  expect((await ask(server.url, "/api/sign-in", { body: person })).status).toBe(200);
  expect(await begun[1]!.answer).toMatch(/HTTP\/1.1 408 /);
  expect(begun.slice(2).filter(({ socket }) => socket.closed)).toEqual([]);
  for (const { socket } of begun) socket.destroy();
  expect(logged).toEqual([]);
});
