import type { Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { wireVersion } from "#contract/version.ts";
import { finishWithinMs, unfinishedBytesMax } from "#server/doors/unfinished-messages.ts";
import { eventually } from "../support/eventually.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { openRawChat, textPart } from "../support/message-parts.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const hello = { type: "hello-customer", version: wireVersion, secret: null, have: [] };

let server: TestServer;
let clock: ManualClock;
const opened: Socket[] = [];
beforeAll(async () => {
  clock = manualClock(Date.now());
  server = await startTestServer({ clock });
});
afterEach(() => opened.splice(0).forEach((socket) => socket.destroy()));
afterAll(() => server.stop());

interface Chat {
  readonly socket: Socket;
  /** All that the server has said, as text. */
  readonly said: () => string;
  readonly closed: Promise<unknown>;
}

async function open(): Promise<Chat> {
  const socket = await openRawChat(server.url, server.widgetId, hello);
  // What is written goes at once, however little it is.
  socket.setNoDelay(true);
  opened.push(socket);
  let said = "";
  socket.on("data", (data) => (said += data.toString()));
  const closed = new Promise((resolve) => socket.on("close", resolve));
  await eventually(() => expect(said).toContain("welcome"));
  return { socket, said: () => said, closed };
}

const held = () => server.parts().door.unfinishedBytes;
const isHeld = (bytes: number) => eventually(() => expect(held()).toBeGreaterThan(bytes));
const isFree = () => eventually(() => expect(held()).toBe(0));

test("[A-1] what has come of a message is counted, a fragment and half a frame, and is free when it is whole", async () => {
  const { socket, said } = await open();
  socket.write(textPart("x".repeat(20_000), { isFirst: true }));
  await isHeld(20_000);
  const rest = textPart("x".repeat(20_000), { isLast: true });
  socket.write(rest.subarray(0, 15_000));
  await isHeld(35_000);
  socket.write(rest.subarray(15_000));
  await isFree();
  await eventually(() => expect(said()).toContain("bad-frame"));
});

test("[A-1] fragments that came together are counted once, and not as often as there are of them", async () => {
  const { socket } = await open();
  const parts = Array.from({ length: 15 }, () => textPart("x".repeat(4_000)));
  socket.write(Buffer.concat([textPart("x", { isFirst: true }), ...parts]));
  await isHeld(60_000);
  expect(held()).toBeLessThan(250_000);
});

test("[A-1] a message of many fragments ends its connection, and of one that goes nothing is left", async () => {
  const many = await open();
  many.socket.write(textPart("x", { isFirst: true }));
  for (let count = 0; count < 15; count++) many.socket.write(textPart("x"));
  await isHeld(1);
  many.socket.write(textPart("x"));
  await many.closed;
  const gone = await open();
  gone.socket.write(textPart("x", { isFirst: true }));
  await isHeld(1);
  gone.socket.destroy();
  await isFree();
});

test("[A-1] a frame that comes in drops ends its connection", async () => {
  const { socket, closed } = await open();
  const frame = textPart("x".repeat(60_000), { isFirst: true, isLast: true });
  // Each drop is read for itself once the server has turned to other work in between.
  for (let sent = 0; socket.writable && sent < 5_000; sent++) {
    socket.write(frame.subarray(sent, sent + 1));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await closed;
});

test("[A-1] a message that was begun has a time, whatever is sent in between", async () => {
  const { socket, said, closed } = await open();
  const whole = await open();
  socket.write(textPart("x", { isFirst: true }));
  await isHeld(1);
  clock.pass(finishWithinMs - 1);
  socket.write(textPart("x"));
  await isHeld(600);
  clock.pass(1);
  await closed;
  expect(said()).toContain("unfinished");
  await isFree();
  expect(whole.socket.destroyed).toBe(false);
});

/** One frame with the beginning of a text. */
const begun = textPart("x".repeat(200), { isFirst: true });

describe("[A-1] the time of a message goes by from its first byte", () => {
  test.each<[string, Buffer, Buffer]>([
    ["when its head comes byte by byte", begun.subarray(0, 1), begun.subarray(1, 2)],
    ["when its text comes byte by byte", begun.subarray(0, 8), begun.subarray(8, 10)],
    ["when another fragment comes", begun.subarray(0, 100), begun.subarray(100)],
    ["when its first fragment is empty", textPart("", { isFirst: true }), textPart("")],
  ])("%s", async (_, first, second) => {
    const { socket, said, closed } = await open();
    socket.write(first);
    // What another connection says later has been heard later.
    await open();
    clock.pass(finishWithinMs - 1);
    socket.write(second);
    await open();
    expect(socket.destroyed).toBe(false);
    clock.pass(1);
    await closed;
    expect(said()).toContain("unfinished");
    await isFree();
  });

  test("and one that begins with the last byte of another has a time of its own", async () => {
    const { socket, said, closed } = await open();
    const message = textPart(JSON.stringify(hello), { isFirst: true, isLast: true });
    socket.write(message.subarray(0, 10));
    await open();
    clock.pass(finishWithinMs - 1);
    socket.write(Buffer.concat([message.subarray(10), begun.subarray(0, 1)]));
    await open();
    clock.pass(1);
    await open();
    expect(said()).not.toContain("goodbye");
    socket.destroy();
    await closed;
    await isFree();
  });
});

test("[A-1] of all that was begun the server holds so much, and then lets go of what was begun first", async () => {
  const bytes = 60_000;
  const count = Math.ceil(unfinishedBytesMax / bytes) + 5;
  const chats: Chat[] = [];
  for (let index = 0; index < count; index++) {
    const chat = await open();
    chats.push(chat);
    chat.socket.write(textPart("x".repeat(bytes), { isFirst: true }));
    await isHeld(Math.min(unfinishedBytesMax - 200_000, (index + 1) * bytes - 1));
  }
  await chats[0]?.closed;
  expect(chats[0]?.said()).toContain("unfinished");
  expect(held()).toBeLessThanOrEqual(unfinishedBytesMax);
  expect(chats.at(-1)?.socket.destroyed).toBe(false);
}, 60_000);
