import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { customerAskedMax } from "#contract/limits.ts";
import { wireVersion } from "#contract/version.ts";
import type { ServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import { Heartbeat } from "#server/doors/heartbeat.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { until } from "../../tools/until.ts";
import { unidentifiedOfAddressMax } from "#server/doors/unidentified.ts";
import { customerConnectionsMax } from "#server/gateway/customer-gate.ts";
import { eventually } from "../support/eventually.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { newCommandId, words } from "../support/run-command.ts";
import { addStaff, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { textIn } from "../support/text-in.ts";

const metricsToken = "a token for the figures";

let server: TestServer;
const opened: RawSocket[] = [];
beforeAll(async () => {
  server = await startTestServer({ metricsToken });
});
afterEach(() => opened.splice(0).forEach((socket) => socket.close()));
afterAll(() => server.stop());

async function open(): Promise<RawSocket> {
  const path = `/socket/chat/${server.widgetId}`;
  const socket = await RawSocket.open(server.url, path, { perMessageDeflate: false });
  opened.push(socket);
  return socket;
}

async function openKnown(secret = newSecret()): Promise<RawSocket> {
  const socket = await open();
  socket.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
  await socket.next(({ type }) => type === "welcome");
  return socket;
}

async function figure(name: string): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`${server.url}/metrics`, { headers })).text();
  const line = text.split("\n").find((candidate) => candidate.startsWith(name));
  return Number(line?.split(" ").at(-1) ?? 0);
}

const answersIn = ({ frames }: RawSocket) => frames.filter(({ type }) => type === "answer");
const write = (text: string, id = newCommandId(), chatId: ChatId | null = null) =>
  ({ type: "command", id, name: "customer.write", payload: words(text, chatId) }) as const;

/** Somebody else comes and writes; resolves when the server has said that it is stored. */
async function someoneElseIsServed(): Promise<void> {
  const customer = await server.openChat();
  customer.write("Hello");
  await until(customer.model, ({ customer: { chatId }, outbox }) => chatId !== null && outbox.length === 0);
  customer.stop();
}

test("[F-33] two hundred customers behind one address come in at once, and again, and nobody is turned away", async () => {
  for (let round = 0; round < 2; round++) {
    const customers = await Promise.all(Array.from({ length: 200 }, () => openKnown()));
    const ids = customers.map((customer) => {
      const frame = write("Hello");
      customer.send(frame);
      return frame.id;
    });
    const answers = await Promise.all(
      customers.map((customer, index) =>
        customer.next((frame) => frame.type === "answer" && frame.id === ids[index]),
      ),
    );
    expect(answers.filter((answer) => "error" in answer)).toEqual([]);
    opened.splice(0).forEach((socket) => socket.close());
  }
});

test("[A-1] of an address from which thousands open and say nothing, or a secret that nobody knows, no more are let in; who has a chat goes on", async () => {
  const known = await openKnown();
  const begin = write("Hello");
  known.send(begin);
  await known.next((answer) => answer.type === "answer" && answer.id === begin.id);
  const silent = await Promise.allSettled(
    Array.from({ length: unidentifiedOfAddressMax + 50 }, (_, index) =>
      index % 2 === 0 ? open() : openKnown(),
    ),
  );
  const turnedAway = silent.filter(({ status }) => status === "rejected");
  expect(turnedAway).toHaveLength(50);
  expect(turnedAway[0]).toMatchObject({ reason: new Error("turned away with 429") });
  const frame = write("Still here");
  known.send(frame);
  await known.next((answer) => answer.type === "answer" && answer.id === frame.id);
  // One that goes makes room for one that comes, and one that never got as far takes none.
  const { port } = new URL(server.url);
  opened.pop()?.close();
  for (let attempt = 0; attempt < 20; attempt++) {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => {});
    socket.resume();
    socket.write(
      `GET /socket/chat/${server.widgetId} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    await new Promise((resolve) => socket.once("close", resolve));
  }
  await eventually(() => openKnown());
});

test("[A-1] one customer has so many connections and no more", async () => {
  const secret = newSecret();
  await Promise.all(Array.from({ length: customerConnectionsMax }, () => openKnown(secret)));
  const more = await open();
  more.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
  expect(await more.ended).toMatchObject({ goodbye: "too-many-connections" });
  opened.pop();
  opened.pop()?.close();
  await eventually(() => openKnown(secret));
});

test("[I-4] what one customer asks beyond their measure is refused as busy, and nothing of it is lost or changes places", async () => {
  const customer = await server.openChat();
  customer.write("0");
  await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  const chatId = customer.model.get().customer.chatId as ChatId;
  const texts = Array.from({ length: customerAskedMax + 100 }, (_, index) => `${index + 1}`);
  for (const text of texts) customer.write(text);
  const { held } = await until(customer.model, (model) => model.held !== null);
  expect(held?.code).toBe("busy");
  // A refused message is sent again after a second, and nobody else waits for it.
  await someoneElseIsServed();
  expect(customer.model.get().outbox.length).toBeGreaterThan(0);
  await until(customer.model, ({ outbox }) => outbox.length === 0);
  const log = await server.parts().store.readLog(chatId, 0);
  const stored = log.filter(({ type }) => type === "message.sent").map(textIn);
  expect(stored).toEqual(["0", ...texts]);
});

test("huge texts and endless reconnecting of one customer keep nobody else waiting", async () => {
  const secret = newSecret();
  const state = { isOver: false };
  let rounds = 0;
  const flood = async () => {
    while (!state.isOver) {
      const socket = await openKnown(secret);
      for (let sent = 0; sent < 50; sent++) socket.send(write("x".repeat(60_000)));
      rounds += 1;
      socket.close();
    }
  };
  const floods = Promise.all([flood(), flood(), flood()]);
  // As the flood ends only after this, each is served in the middle of it.
  for (let round = 0; round < 10; round++) await someoneElseIsServed();
  state.isOver = true;
  await floods;
  expect(rounds).toBeGreaterThan(3);
});

test("[I-4] readers that stop reading are let go within a bound for all together; others lose nothing, and so do they", async () => {
  const parts = server.parts();
  const [robin] = await addStaff(parts, [{ name: "Robin", chatsMax: 100 }]);
  const [cookie] = await signIn(parts, [robin!]);
  const desk = await server.openDesk({ cookie: cookie! });
  const secret = newSecret();
  const writer = await openKnown(secret);
  const first = write("Hello");
  writer.send(first);
  const { ok } = (await writer.next((frame) => frame.type === "answer" && frame.id === first.id)) as {
    ok: { id: ChatId };
  } & ServerFrame;
  const chatId = ok.id;
  expect((await desk.command("chat.take", { chatId })).error).toBeUndefined();
  expect((await desk.command("chat.play", { chatId })).error).toBeUndefined();
  // On a busy machine they would be taken for dead before they are too slow.
  const heart = vi.spyOn(Heartbeat.prototype, "join").mockReturnValue(() => true);
  const stuck = await Promise.all(Array.from({ length: 16 }, () => openKnown(secret)));
  heart.mockRestore();
  for (const socket of stuck) socket.stopReading();

  desk.openChat(chatId);
  const text = "ア".repeat(4_000);
  let peak = 0;
  // More than the network itself takes for each of them.
  for (let round = 0; round < 15; round++) {
    const sent = Array.from({ length: 100 }, async () => {
      const { error } = await desk.command("message.send", {
        chatId,
        text,
        templateId: null,
        seenNumber: 1_000,
      });
      expect(error).toBeUndefined();
      peak = Math.max(peak, parts.door.unsentBytes);
    });
    await Promise.all(sent);
  }
  expect(peak).toBeLessThan(80_000_000);
  expect(peak).toBeGreaterThan(40_000_000);
  await until(desk.model, ({ desk: { timelines } }) => (timelines[chatId]?.events.length ?? 0) > 1_500);
  expect(answersIn(writer)).toHaveLength(1);
  const log = await parts.store.readLog(chatId, 0);
  const linesOf = ({ frames }: RawSocket) =>
    frames.flatMap((frame) => (frame.type === "events" ? frame.events.map(({ number }) => number) : []));
  await eventually(() => expect(linesOf(writer).at(-1)).toBe(log.length));
  await eventually(async () => {
    expect(await figure('bellhop_connections_ended_total{reason="too-slow"}')).toBeGreaterThan(0);
  });
  // The readers read what was buffered, and fetch the rest by number.
  for (const socket of stuck) socket.readOn();
  const [late] = stuck as [RawSocket];
  await Promise.race(stuck.map(({ ended }) => ended));
  await eventually(async () => expect(await figure("bellhop_unsent_bytes")).toBe(0));
  const have = linesOf(late).at(-1) ?? 0;
  const again = await open();
  again.send({
    type: "hello-customer",
    version: wireVersion,
    secret,
    have: [{ chatId, number: have, history: parts.logs.history }],
  });
  await eventually(() => expect(linesOf(again).at(-1)).toBe(log.length));
});
