import { once } from "node:events";
import type { Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wireVersion } from "#contract/version.ts";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";
import { openRawChat, textPart } from "../support/message-parts.ts";

/** In MB: what 300 messages of 16,000 fragments would take several times. */
const heapMax = 96;

let server: BuiltServer;
beforeAll(async () => {
  server = await startBuiltServer(["--demo"], { NODE_OPTIONS: `--max-old-space-size=${heapMax}` });
});
afterAll(() => server?.remove());

test("[A-1] messages in one-byte fragments that never end do not end a server with a small heap", async () => {
  const me = (await (await fetch(`${server.url}/api/me`)).json()) as { demo: { widgetId: string } };
  const hello = { type: "hello-customer", version: wireVersion, secret: null, have: [] };
  const first = textPart("x", { isFirst: true });
  const others = Buffer.concat(Array.from({ length: 16_000 }, () => textPart("x")));
  const sockets: Socket[] = [];
  for (let count = 0; count < 300; count++) {
    const socket = await openRawChat(server.url, me.demo.widgetId, hello);
    sockets.push(socket.resume());
    socket.write(first);
    socket.write(others);
  }
  const closed = async (socket: Socket) => socket.closed || once(socket, "close");
  await Promise.all(sockets.map(closed));
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});
