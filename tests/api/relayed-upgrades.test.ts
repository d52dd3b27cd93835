import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { type ClientOptions, WebSocket, WebSocketServer } from "ws";
import { beatLostMs } from "#contract/limits.ts";
import { prometheusMeter } from "#server/metrics/prometheus-meter.ts";
import { watchRelay } from "#server/metrics/watch-relay.ts";
import { systemClock } from "#server/ports/clock.ts";
import type { RequestOrigin } from "#server/edge/request-origin.ts";
import { RelayProof, relayHeader } from "#server/relay/relay-proof.ts";
import { refuseUpgrade } from "#server/relay/write-answer.ts";
import { eventually, settle } from "../support/eventually.ts";
import { startFullDoor } from "../support/full-door.ts";
import { manualClock } from "../support/manual-clock.ts";
import { askUpgrade } from "../support/raw-upgrade.ts";
import { relaySecret, startHome, startRelay } from "../support/relay-servers.ts";

const running: { stop(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await one.stop();
});

/** A server that lets in whoever is relayed to it or comes by themselves, and tells of both ends. */
async function startSocketHome() {
  const proof = new RelayProof({ secret: relaySecret, clock: systemClock() });
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const came: {
    readonly socket: WebSocket;
    readonly origin: RequestOrigin;
    readonly request: IncomingMessage;
  }[] = [];
  const home = await startHome({
    upgrade(request, socket, head) {
      const origin = proof.originOf(request);
      if (origin.kind === "forged") return refuseUpgrade(socket, "not-permitted");
      sockets.handleUpgrade(request, socket, head, (opened) =>
        came.push({ socket: opened, origin, request }),
      );
    },
  });
  running.push(home);
  return { ...home, came };
}

async function relayTo(home: string, options: Parameters<typeof startRelay>[1] = {}) {
  const server = await startRelay(home, options);
  running.push(server);
  return server;
}

function openClient(url: string, options: ClientOptions = {}): WebSocket {
  const socket = new WebSocket(`${url.replace("http", "ws")}/socket/chat`, options);
  return socket.on("error", () => {});
}

/** A client connected to a home through a relay. */
async function connected(options: Parameters<typeof startRelay>[1] = {}, client: ClientOptions = {}) {
  const home = await startSocketHome();
  const server = await relayTo(home.url, options);
  const socket = openClient(server.url, client);
  await once(socket, "open");
  const [arrived] = home.came;
  if (!arrived) throw new Error("Nothing arrived at the home");
  const { origin, request } = arrived;
  return { server, socket, atHome: arrived.socket, home, origin, request };
}

async function closeOf(socket: WebSocket) {
  const [code, reason] = (await once(socket, "close")) as [number, Buffer];
  return { code, reason: reason.toString() };
}

/** Response to a client that is not let in. */
async function refusalOf(socket: WebSocket) {
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const codeOf = ({ body }: { body: string }) => (JSON.parse(body) as { code: string }).code;

describe("who comes through a relay", () => {
  test("is known by their own address, and comes with everything they said of themselves", async () => {
    const { origin, request } = await connected(
      {},
      {
        localAddress: "127.0.0.2",
        protocolVersion: 13,
        headers: {
          cookie: "session=1",
          origin: "https://chat.example",
          host: "chat.example",
          "user-agent": "A",
        },
      },
    );
    expect(origin).toEqual({ kind: "relayed", address: "127.0.0.2" });
    expect(request.url).toBe("/socket/chat");
    expect(request.headers).toMatchObject({
      cookie: "session=1",
      origin: "https://chat.example",
      host: "chat.example",
      "user-agent": "A",
      "sec-websocket-version": "13",
    });
  });

  test("may speak a protocol that both sides know", async () => {
    const home = await startSocketHome();
    const server = await relayTo(home.url);
    const socket = new WebSocket(server.url.replace("http", "ws"), ["chat", "superchat"]);
    await once(socket, "open");
    expect(socket.protocol).toBe("chat");
  });
});

describe("a home that cannot be reached", () => {
  test("may be asked for again and again: the same client is let in at the next home", async () => {
    const home = await startSocketHome();
    const { relay } = await relayTo(home.url);
    const dead = await startHome({});
    await dead.stop();
    let tries = 0;
    let listeners = 0;
    const door = await startHome({
      upgrade(request, socket, head) {
        const tryAgain = () => {
          tries += 1;
          relay.upgrade(tries > 20 ? home.url : dead.url, { request, head }, { unreachable: tryAgain });
          listeners = Math.max(listeners, socket.listenerCount("error"), socket.listenerCount("close"));
        };
        tryAgain();
      },
    });
    running.push(door);
    const client = openClient(door.url);
    await once(client, "open");
    expect(tries).toBe(21);
    // More of them would be taken for a leak, and grow with each try.
    expect(listeners).toBeLessThan(8);
    client.send("hello");
    const [heard] = await once(home.came[0]!.socket, "message");
    expect(String(heard)).toBe("hello");
  });
});

describe("a request that pretends to be relayed", () => {
  test("is refused by a home that has another secret", async () => {
    const home = await startSocketHome();
    const server = await relayTo(home.url, { secret: relaySecret.toUpperCase() });
    const refusal = await refusalOf(openClient(server.url));
    expect([refusal.status, codeOf(refusal)]).toEqual([403, "not-permitted"]);
    expect(home.came).toEqual([]);
  });

  test.each([["the home"], ["a server that would relay it"]])("is refused by %s", async (by) => {
    const home = await startSocketHome();
    const { url } = by === "the home" ? home : await relayTo(home.url);
    const refusal = await refusalOf(openClient(url, { headers: { [relayHeader]: "made.up" } }));
    expect([refusal.status, codeOf(refusal)]).toEqual([403, "not-permitted"]);
    expect(home.came).toEqual([]);
  });

  test("is no such thing without a claim: whoever comes by themselves is let in as that", async () => {
    const home = await startSocketHome();
    await once(openClient(home.url), "open");
    expect(home.came[0]?.origin).toMatchObject({ kind: "direct", address: "127.0.0.1" });
  });
});

describe("a connection that cannot be relayed", () => {
  test("is told so when its home refuses connections", async () => {
    const home = await startSocketHome();
    await home.stop();
    running.splice(0);
    const refusal = await refusalOf(openClient((await relayTo(home.url)).url));
    expect([refusal.status, codeOf(refusal)]).toEqual([503, "home-away"]);
    expect(refusal.headers["retry-after"]).toBe("1");
  });

  test("is told so when its home has not accepted a connection in 2 s", async () => {
    const door = await startFullDoor();
    running.push({ stop: () => door.close() });
    const clock = manualClock(Date.now());
    const server = await relayTo(door.url, { clock });
    const refusal = refusalOf(openClient(server.url));
    await eventually(() => expect(server.clients).toHaveLength(1));
    await settle();
    clock.pass(2_000);
    expect(codeOf(await refusal)).toBe("home-away");
  });

  test("is told so when its home has not answered in 15 s", async () => {
    const asked: IncomingMessage[] = [];
    const home = await startHome({ upgrade: (request) => void asked.push(request) });
    running.push(home);
    const clock = manualClock(Date.now());
    const server = await relayTo(home.url, { clock });
    const refusal = refusalOf(openClient(server.url));
    await eventually(() => expect(asked).toHaveLength(1));
    await settle();
    clock.pass(14_999);
    await settle();
    expect(server.clients[0]?.destroyed).toBe(false);
    clock.pass(1);
    expect(codeOf(await refusal)).toBe("home-away");
  });

  test("is not relayed a second time", async () => {
    const home = await startSocketHome();
    const second = await relayTo(home.url);
    const first = await relayTo(second.url);
    const refusal = await refusalOf(openClient(first.url));
    expect([refusal.status, codeOf(refusal)]).toEqual([503, "home-away"]);
    expect(home.came).toEqual([]);
  });

  test.each([
    ["401 Unauthorized", 401],
    ["503 Service Unavailable", 503],
  ])("gets its home's own refusal: %s", async (line, status) => {
    const body = "Not you, and not now.";
    const head = [
      `HTTP/1.1 ${line}`,
      "Connection: close",
      "X-Why: because",
      `Content-Length: ${body.length}`,
    ];
    const home = await startHome({
      upgrade: (_, socket) => socket.end(`${head.join("\r\n")}\r\n\r\n${body}`),
    });
    running.push(home);
    const refusal = await refusalOf(openClient((await relayTo(home.url)).url));
    expect(refusal).toMatchObject({ status, body, headers: { "x-why": "because" } });
  });

  test("is turned away when it is no question for a WebSocket", async () => {
    const home = await startSocketHome();
    const { url } = await relayTo(home.url);
    const asked = { method: "POST", lines: ["Content-Length: 2"], first: Buffer.from("{}") };
    expect(await text(askUpgrade(url, asked))).toMatch(/^HTTP\/1\.1 400 /);
    expect(home.came).toEqual([]);
  });
});

describe("a relayed connection ends", () => {
  test("with the code and words of the client", async () => {
    const { socket, atHome, server } = await connected();
    const closed = closeOf(atHome);
    socket.close(4001, "enough");
    expect(await closed).toEqual({ code: 4001, reason: "enough" });
    await eventually(() => expect(server.relay.connections).toBe(0));
    expect(server.ended).toEqual([]);
  });

  test("with the code and words of the home", async () => {
    const { socket, atHome, server } = await connected();
    const closed = closeOf(socket);
    atHome.send("goodbye");
    atHome.close(1012, "server-stopping");
    const [last] = (await once(socket, "message")) as [Buffer];
    expect(last.toString()).toBe("goodbye");
    expect(await closed).toEqual({ code: 1012, reason: "server-stopping" });
    await eventually(() => expect(server.relay.connections).toBe(0));
  });

  const endings = [["destroy"], ["resetAndDestroy"], ["end"]] as const;
  test.each(endings)("at once when the home's process dies: %s", async (how) => {
    const { socket, request, server } = await connected();
    const closed = closeOf(socket);
    request.socket[how]();
    expect((await closed).code).toBe(1006);
    await eventually(() => expect(server.relay.connections).toBe(0));
  });

  test.each(endings)("at once when the client's machine closes it: %s", async (how) => {
    const { socket, atHome, server } = await connected();
    const closed = closeOf(atHome);
    const { _socket: bare } = socket as unknown as { _socket: IncomingMessage["socket"] };
    bare[how]();
    expect((await closed).code).toBe(1006);
    await eventually(() => expect(server.relay.connections).toBe(0));
  });

  test("when the home has been silent for longer than a client would wait", async () => {
    const clock = manualClock(Date.now());
    const { socket, atHome, server } = await connected({ clock });
    clock.pass(beatLostMs - 5_000);
    atHome.send("a beat");
    await once(socket, "message");
    clock.pass(beatLostMs);
    await settle();
    expect(socket.readyState).toBe(WebSocket.OPEN);
    const closed = closeOf(socket);
    clock.pass(5_000);
    expect((await closed).code).toBe(1006);
    expect(server.ended).toEqual(["home-away"]);
    await eventually(() => expect(server.relay.connections).toBe(0));
  });

  test("when the client has not read for as long", async () => {
    const clock = manualClock(Date.now());
    const { socket, atHome, server } = await connected({ clock });
    socket.pause();
    for (let piece = 0; piece < 400; piece++) atHome.send(Buffer.alloc(64_000));
    await eventually(() => expect(server.clients[0]?.writableNeedDrain).toBe(true));
    // Until the network between them is full, too.
    await eventually(async () => {
      const before = atHome.bufferedAmount;
      await settle();
      expect(atHome.bufferedAmount).toBe(before);
    });
    clock.pass(5_000);
    expect(server.ended).toEqual([]);
    clock.pass(beatLostMs + 5_000);
    expect(server.ended).toEqual(["too-slow"]);
    await closeOf(atHome);
  });

  test("when its home is no home any more, and no other does", async () => {
    const { socket, server, home } = await connected();
    server.relay.cutAllTo("http://127.0.0.1:1");
    await settle();
    expect(socket.readyState).toBe(WebSocket.OPEN);
    const closed = closeOf(socket);
    server.relay.cutAllTo(home.url);
    expect((await closed).code).toBe(1006);
    expect(server.ended).toEqual(["home-away"]);
  });

  test("when the server that relays it stops, which then relays nothing more", async () => {
    const { socket, atHome, server } = await connected();
    const closed = Promise.all([closeOf(socket), closeOf(atHome)]);
    server.relay.close();
    await closed;
    expect(server.ended).toEqual(["server-stopping"]);
    const refusal = await refusalOf(openClient(server.url));
    expect([refusal.status, codeOf(refusal)]).toEqual([503, "server-stopping"]);
  });

  test("before it began: a client that leaves while its home is asked leaves nothing behind", async () => {
    const asked: Socket[] = [];
    const home = await startHome({ upgrade: (_, socket) => void asked.push(socket.resume()) });
    running.push(home);
    const server = await relayTo(home.url);
    const client = askUpgrade(server.url);
    await eventually(() => expect(asked).toHaveLength(1));
    client.resetAndDestroy();
    await eventually(() => expect(asked[0]?.readableEnded).toBe(true));
    expect(server.relay.connections).toBe(0);
  });
});

test("connections that are relayed are counted for Prometheus", async () => {
  const { server, socket } = await connected();
  const { registry } = prometheusMeter();
  watchRelay(registry, server.relay);
  expect(await registry.metrics()).toContain("bellhop_relayed_connections 1\n");
  socket.close();
  await eventually(async () => expect(await registry.metrics()).toContain("bellhop_relayed_connections 0\n"));
});
