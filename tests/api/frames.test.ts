import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clientFrame } from "#contract/frame-schemas.ts";
import { customerFramesMax, frameBytesMax } from "#contract/limits.ts";
import { wireVersion } from "#contract/version.ts";
import type { ClientFrame } from "#contract/frames.ts";
import type { ChatId, CommandId } from "#contract/ids.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { addStaff, signIn } from "../support/staff.ts";
import { countEvents } from "../support/running-parts.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

let server: TestServer;
let cookie: string;
const opened: RawSocket[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const parts = server.parts();
  [cookie] = (await signIn(parts, await addStaff(parts, [{ name: "Robin" }]))) as [string];
});
afterEach(() => opened.splice(0).forEach((socket) => socket.close()));
afterAll(() => server.stop());

const doors = ["/socket/desk", "/socket/chat"] as const;
type Door = (typeof doors)[number];

async function open(door: Door, headers: Record<string, string> = { cookie }): Promise<RawSocket> {
  const path = door === "/socket/chat" ? `${door}/${server.widgetId}` : door;
  const socket = await RawSocket.open(server.url, path, { headers });
  opened.push(socket);
  return socket;
}

function helloAt(door: Door): ClientFrame {
  if (door === "/socket/desk") return { type: "hello-staff", version: wireVersion };
  return { type: "hello-customer", version: wireVersion, secret: newSecret(), have: [] };
}

/** A connection that has said who it is. */
async function openKnown(door: Door): Promise<RawSocket> {
  const socket = await open(door);
  socket.send(helloAt(door));
  await socket.next(({ type }) => type === "welcome");
  return socket;
}

/** Everybody else goes on as if nothing had happened. */
async function expectUnharmed(bystander: RawSocket): Promise<void> {
  const id = `ping-${bystander.frames.length}-${Math.trunc(performance.now())}` as CommandId;
  bystander.send({ type: "query", id, name: "chat.earlier", payload: { chatId: "nothing" } });
  await bystander.next((frame) => frame.type === "answer" && frame.id === id);
}

const notFrames: readonly (readonly [what: string, data: string | Buffer])[] = [
  ["no JSON", "hello"],
  ["half of a JSON", '{"type":"hello-staff",'],
  ["nothing", ""],
  ["a number", "7"],
  ["null", "null"],
  ["a list", "[]"],
  ["no type", "{}"],
  ["an unknown type", '{"type":"shout"}'],
  ["a type by birth", '{"type":"__proto__"}'],
  ["a field too many", '{"type":"hello-staff","version":1,"more":1}'],
  ["a binary frame", Buffer.from([1, 2, 3])],
  ["a binary frame that holds JSON", Buffer.from('{"type":"hello-staff","version":1}')],
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00])],
];

describe.each(doors)("at %s", (door) => {
  test.each(notFrames)("%s ends this connection and nobody else's", async (_what, data) => {
    const bystander = await openKnown(door);
    for (const hostile of [await openKnown(door), await open(door)]) {
      hostile.sendRaw(data);
      expect(await hostile.ended).toMatchObject({ goodbye: "bad-frame" });
    }
    await expectUnharmed(bystander);
  });

  test("a frame that is too large ends this connection by name", async () => {
    const bystander = await openKnown(door);
    for (const hostile of [await openKnown(door), await open(door)]) {
      hostile.sendRaw(JSON.stringify({ type: "query", text: "x".repeat(frameBytesMax) }));
      expect(await hostile.ended).toMatchObject({ goodbye: "frame-too-large" });
    }
    await expectUnharmed(bystander);
  });

  test("a frame that is far too large is not even read", async () => {
    const bystander = await openKnown(door);
    for (const hostile of [await openKnown(door), await open(door)]) {
      hostile.sendRaw("x".repeat(frameBytesMax * 10));
      expect((await hostile.ended).code).toBe(1009);
    }
    await expectUnharmed(bystander);
  });

  test("whatever comes before hello ends the connection", async () => {
    const samples = sampleFrames().filter(({ type }) => !type.startsWith("hello"));
    expect(samples.length).toBeGreaterThanOrEqual(8);
    for (const frame of samples) {
      const early = await open(door);
      early.send(frame);
      expect(await early.ended, frame.type).toMatchObject({ goodbye: "no-hello" });
    }
  });

  test("a page older than the server is told so", async () => {
    const old = await open(door);
    old.send({ ...helloAt(door), version: wireVersion - 1 } as ClientFrame);
    expect(await old.ended).toMatchObject({ goodbye: "version-too-old" });
  });
});

test("too many frames end this connection by name", async () => {
  const bystander = await openKnown("/socket/chat");
  const hostile = await openKnown("/socket/chat");
  for (let sent = 0; sent < customerFramesMax; sent++)
    hostile.sendRaw('{"type":"typing","chatId":"nothing","on":true}');
  expect(await hostile.ended).toMatchObject({ goodbye: "too-many-frames" });
  await expectUnharmed(bystander);
});

test("[hostile socket] pings whose answers nobody reads end this connection and pile up nothing", async () => {
  const bystander = await openKnown("/socket/chat");
  const hostile = await openKnown("/socket/chat");
  for (let sent = 0; sent < customerFramesMax; sent++) hostile.ping();
  await hostile.ended;
  await expectUnharmed(bystander);
});

test("frames of the other side's are no frames here", async () => {
  for (const [door, types] of [
    ["/socket/desk", ["hello-customer", "catch-up"]],
    ["/socket/chat", ["hello-staff", "open", "close", "watch", "watch-board", "show-offline-messages"]],
  ] as const) {
    for (const frame of sampleFrames().filter(({ type }) => (types as readonly string[]).includes(type))) {
      const socket = await openKnown(door);
      socket.send(frame);
      expect(await socket.ended, frame.type).toMatchObject({ goodbye: "bad-frame" });
    }
  }
});

test("who is not signed in gets no desk, whatever they send", async () => {
  for (const headers of [
    {},
    { cookie: "bellhop.session_token=forged" },
    { cookie: "bellhop.session_token=" },
  ]) {
    const stranger = await open("/socket/desk", headers);
    stranger.send(helloAt("/socket/desk"));
    expect(await stranger.ended).toMatchObject({ goodbye: "not-signed-in" });
    expect(stranger.frames).toHaveLength(1);
    const rude = await open("/socket/desk", headers);
    rude.sendRaw("x".repeat(frameBytesMax * 10));
    await rude.ended;
  }
  await expectUnharmed(await openKnown("/socket/desk"));
});

test("an unknown widget ends the connection by name", async () => {
  const lost = await RawSocket.open(server.url, "/socket/chat/no-such-widget");
  expect(await lost.ended).toMatchObject({ goodbye: "not-found" });
});

test("a customer who has not proved who they are can ask nothing", async () => {
  const before = await countEvents(server.parts());
  for (const frame of sampleFrames().filter(({ type }) => type === "command" || type === "query")) {
    const nobody = await open("/socket/chat");
    nobody.send({ ...helloAt("/socket/chat"), secret: null } as ClientFrame);
    await nobody.next(({ type }) => type === "welcome");
    nobody.send(frame);
    expect(await nobody.ended).toMatchObject({ goodbye: "bad-frame" });
  }
  expect(await countEvents(server.parts())).toBe(before);
});

test("a socket of another site does not come in with the user's cookie, and other paths lead nowhere", async () => {
  const headers = { cookie, origin: "https://evil.example" };
  await expect(open("/socket/desk", headers)).rejects.toThrow("403");
  await expect(open("/socket/desk", { cookie, origin: "null" })).rejects.toThrow("403");
  await expect(RawSocket.open(server.url, "/socket/other")).rejects.toThrow("404");
  await open("/socket/desk", { cookie, origin: server.url });
  await open("/socket/chat", headers);
});

test("a peer that breaks the line while it is turned away harms nobody", async () => {
  const bystander = await openKnown("/socket/chat");
  const { port } = new URL(server.url);
  for (let attempt = 0; attempt < 20; attempt++) {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => {});
    await new Promise((resolve) => socket.once("connect", resolve));
    socket.write(
      "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      () => socket.resetAndDestroy(),
    );
    await new Promise((resolve) => socket.once("close", resolve));
  }
  await expectUnharmed(bystander);
});

/** One frame of each type of the contract: a type that is added here is asked for by the compiler of this list. */
function sampleFrames(): ClientFrame[] {
  const chatId = "nothing" as ChatId;
  const id = "some-command" as CommandId;
  const samples: { readonly [Type in ClientFrame["type"]]: ClientFrame } = {
    "hello-staff": { type: "hello-staff", version: wireVersion },
    "hello-customer": helloAt("/socket/chat"),
    command: { type: "command", id, name: "chat.take", payload: { chatId } },
    query: { type: "query", id, name: "chat.earlier", payload: { chatId } },
    typing: { type: "typing", chatId, on: true },
    mark: { type: "mark", chatId, delivered: 1, seen: 1 },
    open: { type: "open", chatId, have: null },
    close: { type: "close", chatId },
    watch: { type: "watch", queueId: null },
    "watch-board": { type: "watch-board", on: true },
    "show-offline-messages": { type: "show-offline-messages", pages: 1 },
    "catch-up": { type: "catch-up", chatId, have: null },
  };
  const frames = Object.values(samples);
  for (const frame of frames) expect(clientFrame.safeParse(frame).success, frame.type).toBe(true);
  return frames;
}
