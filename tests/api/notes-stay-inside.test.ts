import { afterAll, beforeAll, expect, test } from "vitest";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import { wireVersion } from "#contract/version.ts";
import type { ServerFrame } from "#contract/frames.ts";
import { eventsPageMax, messageTextLengthMax } from "#contract/limits.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { beginChat, done, newCommandId, newCustomer } from "../support/run-command.ts";
import { castScene, perform, scenario } from "../support/scenario.ts";
import { type StaffMember, addStaff, firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Everything that a customer may be told of, and nothing else. */
const eventTypes = ["requested", "message", "joined", "waiting", "ended", "address-left", "rated"];
const frameTypes = ["welcome", "widget", "wait", "events", "typing", "marks", "beat", "answer"];

/** Words of the company's own that must never come near a customer. */
const internalWords =
  /internal|refund|"note"|note.added|put-back|transferred|allocated|"taken"|classif|contact|Toni|Rossi|queueId|Bills|templateId|wrap-up|wrapUp|paused|target-missed|ownerId|userId|declined|hand/i;

test("[I-6] nothing internal is in any frame that a customer ever receives", async () => {
  const parts = server.parts();
  const { accountId } = firstAccount(parts);
  const [widgetId] = Object.keys(firstAccount(parts).widgets);
  const secret = newSecret();
  const customer = {
    kind: "customer",
    accountId,
    customerId: customerIdOf(accountId, secret),
    widgetId: widgetId as never,
  } as const;
  const scene = await castScene(parts, { customer });
  const open = async () => {
    const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
    socket.send({
      type: "hello-customer",
      version: wireVersion,
      secret,
      have: [],
    });
    await socket.next(({ type }) => type === "welcome");
    return socket;
  };
  const ask = async (
    socket: RawSocket,
    name: "customer.read",
    payload: { chatId: never; before: number },
  ) => {
    const id = newCommandId();
    socket.send({ type: "query", id, name, payload });
    return socket.next((frame) => frame.type === "answer" && frame.id === id);
  };
  const live = await open();
  const late: RawSocket[] = [];
  for (const step of scenario) {
    await perform(parts, scene, step);
    if (step.name === "note.add" || step.name === "chat.transfer") late.push(await open());
  }
  const fresh = await open();
  const chatIds = [scene.ids["chat"]!, scene.ids["next"]!];
  for (const chatId of chatIds) {
    const stored = await parts.store.readLog(chatId, 0);
    expect(stored.filter(({ type }) => type === "note.added").length).toBeGreaterThan(0);
    await live.next(
      (frame) =>
        frame.type === "events" &&
        frame.chatId === chatId &&
        frame.events.some(({ type }) => type === "ended"),
    );
    await ask(fresh, "customer.read", { chatId: chatId as never, before: 1_000 });
    live.send({ type: "catch-up", chatId: chatId as never, have: null });
    await ask(live, "customer.read", { chatId: chatId as never, before: 1_000 });
  }
  const frames: ServerFrame[] = [live, fresh, ...late].flatMap((socket) => socket.frames);
  expect(frames.length).toBeGreaterThan(20);
  for (const frame of frames) {
    expect(frameTypes).toContain(frame.type);
    expect(JSON.stringify(frame)).not.toMatch(internalWords);
    const events = frame.type === "events" ? frame.events : eventsIn(frame);
    for (const { type } of events) expect(eventTypes).toContain(type);
  }
  for (const socket of [live, fresh, ...late]) socket.close();
});

test("[I-6] [A-2] notes that fill a page keep no customer from what was said before them", async () => {
  const parts = server.parts();
  const [member] = (await addStaff(parts, [{ name: "Robin" }])) as [StaffMember];
  const customer = newCustomer(parts);
  const chatId = await beginChat(parts, customer, "Before the notes");
  for (let count = 0; count < 60; count++) {
    const text = `${count} `.padEnd(messageTextLengthMax, "x");
    await done(parts, member.asker, ["note.add", { chatId, text }]);
  }
  const page = await parts.store.readLogBefore(chatId, 1_000, eventsPageMax);
  expect(page.every(({ type }) => type === "note.added")).toBe(true);
  const query = { name: "customer.read", payload: { chatId, before: 1_000 } };
  const answer = await parts.gates.queries.run(query, customer);
  expect(JSON.stringify(answer)).toContain("Before the notes");
});

function eventsIn(frame: ServerFrame): readonly { type: string }[] {
  if (frame.type !== "answer" || !("ok" in frame)) return [];
  const { events = [] } = frame.ok as { events?: { type: string }[] };
  return events;
}
