import fc from "fast-check";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { textFrames } from "./text-frames.ts";

/** The stream below a socket that has been opened, and the client at its other end. */
async function openedLine(): Promise<{ stream: Duplex; client: WebSocket; close: () => void }> {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const upgraded = once(server, "upgrade") as Promise<[unknown, Duplex]>;
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  await once(client, "open");
  const [, stream] = await upgraded;
  return {
    stream,
    client,
    close() {
      client.terminate();
      sockets.close();
      server.close();
    },
  };
}

const text = fc.oneof(
  fc.string(),
  fc
    .tuple(
      fc.constantFrom(0, 1, 124, 125, 126, 127, 65_534, 65_535, 65_536, 70_000),
      fc.constantFrom("a", "é", "漢", "🛎"),
    )
    .map(([length, letter]) => letter.repeat(length)),
);

test("a client reads the texts as they were said, whatever their lengths and letters", async () => {
  const { stream, client, close } = await openedLine();
  let heard: string[] = [];
  client.on("message", (data: Buffer) => heard.push(data.toString("utf8")));
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
        heard = [];
        stream.write(textFrames(texts));
        await expect.poll(() => heard.length, { interval: 1 }).toBe(texts.length);
        expect(heard).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  } finally {
    close();
  }
});
