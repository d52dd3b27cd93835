import { randomBytes } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { acceptRaw, answerOf, askUpgrade } from "../support/raw-upgrade.ts";
import { eventually, settle } from "../support/eventually.ts";
import { type Home, startHome, startRelay } from "../support/relay-servers.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

/** A client and a home with a relay between them, as the bare sockets of both after the upgrade. */
async function bareSockets(first = { client: Buffer.alloc(0), home: Buffer.alloc(0) }) {
  const accepted = Promise.withResolvers<Socket>();
  const home = await startHome({
    upgrade(_request, socket, head) {
      acceptRaw(socket, first.home);
      socket.unshift(head);
      accepted.resolve(socket);
    },
  });
  const server = await startRelay(home.url);
  running.push(server, home);
  const client = askUpgrade(server.url, { first: first.client });
  const answer = await answerOf(client);
  return { client, atHome: await accepted.promise, server, answer };
}

/** A home that says everything back, and a client of it behind a relay. */
async function echo() {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const home: Home = await startHome({
    upgrade: (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (opened) =>
        opened.on("message", (data, binary) => opened.send(data, { binary })),
      ),
  });
  const server = await startRelay(home.url);
  running.push(server, home);
  const client = new WebSocket(server.url.replace("http", "ws"), { perMessageDeflate: false });
  await once(client, "open");
  return { client, server };
}

describe("a relayed connection", () => {
  test("passes every byte on as it came, in both directions at once", async () => {
    const [up, down] = [randomBytes(3_000_000), randomBytes(3_000_000)];
    const { client, atHome, answer } = await bareSockets();
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    client.end(up);
    atHome.end(down);
    expect((await buffer(atHome)).equals(up)).toBe(true);
    expect((await buffer(client)).equals(down)).toBe(true);
  });

  test("loses nothing that either side says in one piece with the upgrade", async () => {
    const first = { client: randomBytes(1_000), home: randomBytes(1_000) };
    const { client, atHome } = await bareSockets(first);
    client.end();
    atHome.end();
    expect((await buffer(atHome)).equals(first.client)).toBe(true);
    expect((await buffer(client)).equals(first.home)).toBe(true);
  });

  test.each([["client"], ["home"]])("brings what the %s says after the other's last word", async (last) => {
    const { client, atHome } = await bareSockets();
    const [first, second] = last === "client" ? [atHome, client] : [client, atHome];
    first.end();
    expect(await text(second)).toBe("");
    second.end("my last word");
    expect(await text(first)).toBe("my last word");
  });

  test("carries texts, binary frames, frames in parts, pings and pongs", async () => {
    const { client } = await echo();
    const heard: (string | Buffer)[] = [];
    client.on("message", (data, isBinary) =>
      heard.push(isBinary ? (data as Buffer) : (data as Buffer).toString()),
    );
    const long = randomBytes(64_000);
    client.send("こんにちは");
    client.send("");
    client.send(long);
    client.send("in ", { fin: false });
    client.send("two parts", { fin: true });
    client.ping("are you there?");
    const [pong] = (await once(client, "pong")) as [Buffer];
    expect(String(pong)).toBe("are you there?");
    await eventually(() => expect(heard).toEqual(["こんにちは", "", long, "in two parts"]));
  });
});

describe("a reader who does not read", () => {
  const size = 48_000_000;
  /** Most that two streams may hold: for each, a read and a write buffer of 64 KiB, and one piece more. */
  const heldMax = 512_000;

  /** The sockets that this process opens: here, those of the relay to its home. */
  async function withUpstreams<Result>(action: (upstreams: Socket[]) => Promise<Result>): Promise<Result> {
    const opened: Socket[] = [];
    const listener = (message: unknown) => void opened.push((message as { socket: Socket }).socket);
    subscribe("net.client.socket", listener);
    try {
      return await action(opened);
    } finally {
      unsubscribe("net.client.socket", listener);
    }
  }

  test.each([["client"], ["home"]])("[backpressure] slows the other side: the %s", async (slow) => {
    await withUpstreams(async (opened) => {
      const { client, atHome, server } = await bareSockets();
      const [writer, reader] = slow === "client" ? [atHome, client] : [client, atHome];
      const all = randomBytes(size);
      Readable.from(pieces(all)).pipe(writer);
      expect(await stuckAt(writer)).toBeLessThan(size * (3 / 4));
      // The client's own socket to the relay was opened by this process, too; it is first.
      const held = [server.clients[0], opened[1]].filter((one) => one !== undefined);
      expect(held).toHaveLength(2);
      const bytes = held.reduce((sum, one) => sum + one.readableLength + one.writableLength, 0);
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThan(heldMax);
      expect((await buffer(reader)).equals(all)).toBe(true);
    });
  });

  test("[backpressure] still gets what a client said before it left", async () => {
    await withUpstreams(async (opened) => {
      const { client, atHome, server } = await bareSockets();
      const [atRelay] = server.clients;
      const said: Buffer[] = [];
      // Until the network between the relay and the home is full and the relay holds the last piece.
      while (opened[1]?.writableLength === 0) {
        const piece = randomBytes(16_000);
        const before = atRelay?.bytesRead ?? 0;
        said.push(piece);
        client.write(piece);
        await eventually(() => expect(atRelay?.bytesRead).toBe(before + piece.length));
      }
      atHome.end();
      client.resume().end();
      await eventually(() => expect(atRelay?.destroyed).toBe(true));
      expect((await buffer(atHome)).equals(Buffer.concat(said))).toBe(true);
      await eventually(() => expect(server.relay.connections).toBe(0));
    });
  });

  function* pieces(all: Buffer) {
    for (let at = 0; at < all.length; at += 64_000) yield all.subarray(at, at + 64_000);
  }

  /** How much the writer got rid of before nothing more was taken. */
  async function stuckAt(writer: Socket): Promise<number> {
    let still = 0;
    let last = -1;
    while (still < 50) {
      await settle();
      still = writer.bytesWritten === last ? still + 1 : 0;
      last = writer.bytesWritten;
    }
    return last;
  }
});
