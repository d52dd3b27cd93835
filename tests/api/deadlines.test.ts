import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CustomerSession } from "#client/customer-session.ts";
import type { DeskSession } from "#client/desk-session.ts";
import type { ChatId, UserId } from "#core/ids.ts";
import type { StoredEvent } from "#server/ports/store.ts";
import { eventually, settle } from "../support/eventually.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { done, newCustomer, beginChat as storeWords } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

const second = 1_000;
const minute = 60 * second;
const graceMs = minute;
const leavingMs = 5 * minute;

let server: TestServer;
let clock: ManualClock;
let agent: StaffMember;
let cookie: string;

beforeEach(async () => {
  clock = manualClock();
  server = await startTestServer({ clock });
  const { administrator } = server;
  const account = firstAccount(server.parts());
  const maxima = { chatsMax: 4, mayTakeAboveMax: true } as const;
  const rules = {
    name: "Acme",
    ...maxima,
    transferTo: "any",
    graceMs,
    retentionDays: 0,
    mailAfterMs: 180_000,
    timeZone: "UTC",
  } as const;
  expect(
    (await administrator.command("account.change", { ...rules, allocation: "by-hand" })).error,
  ).toBeUndefined();
  const [queue] = Object.values(account.queues);
  expect(queue).toMatchObject({ leavingMs, replyTargetMs: minute, wrapUp: { durationMs: minute } });
  [agent] = (await addStaff(server.parts(), [{ name: "Robin" }])) as [StaffMember];
  [cookie] = (await signIn(server.parts(), [agent])) as [string];
});
afterEach(() => server.stop());

const openDesk = () => server.openDesk({ cookie });
const stateOf = (chatId: ChatId) => server.parts().logs.peek("chat", chatId);
const logOf = (id: string): Promise<StoredEvent[]> => server.parts().store.readLog(id, 0);
const eventOf = async (id: string, type: string) => (await logOf(id)).filter((event) => event.type === type);

async function beginChat(): Promise<{ customer: CustomerSession; chatId: ChatId }> {
  const customer = await server.openChat();
  customer.write("Hello");
  const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  return { customer, chatId: model.chatId as ChatId };
}

/** A chat that the agent owns and works on. */
async function handleChat(desk: DeskSession): Promise<{ customer: CustomerSession; chatId: ChatId }> {
  const begun = await beginChat();
  const { chatId } = begun;
  expect((await desk.command("chat.take", { chatId })).error).toBeUndefined();
  expect((await desk.command("chat.play", { chatId })).error).toBeUndefined();
  return begun;
}

async function agentGone(): Promise<void> {
  await eventually(() => expect(server.parts().gates.presence.agentGoneSince(agent.userId)).not.toBeNull());
}

async function customerGone(chatId: ChatId): Promise<void> {
  const { customerId } = stateOf(chatId)!;
  await eventually(() => expect(server.parts().gates.presence.customerGoneSince(customerId)).not.toBeNull());
}

const lapses = (userId: UserId) => eventOf(userId, "agent.lapsed");

describe("an agent whose connection is lost", () => {
  test("[B-62] nothing changes for the grace time; then the chats return to their places, dated when it was due", async () => {
    const desk = await openDesk();
    await desk.command("status.choose", { base: "available", breakReasonId: null });
    const wrapUp = await handleChat(desk);
    await desk.command("chat.end", { chatId: wrapUp.chatId });
    await desk.command("chat.pause", { chatId: wrapUp.chatId });
    const { chatId } = await handleChat(desk);
    const { queuedAt } = stateOf(chatId)!;
    clock.pass(10 * second);
    const goneAt = clock.now();
    desk.stop();
    await agentGone();
    clock.pass(graceMs - 1);
    await settle();
    expect(stateOf(chatId)).toMatchObject({ state: "owned", ownerId: agent.userId });
    expect(stateOf(wrapUp.chatId)).toMatchObject({ state: "wrap-up" });
    clock.pass(1);
    await eventually(() => expect(stateOf(chatId)).toMatchObject({ state: "waiting", queuedAt }));
    expect(stateOf(wrapUp.chatId)).toMatchObject({ state: "closed", closedWhy: "agent-gone" });
    expect(await lapses(agent.userId)).toMatchObject([{ at: goneAt + graceMs }]);
    expect(await eventOf(chatId, "chat.returned")).toMatchObject([{ at: goneAt + graceMs }]);
    // Who became unavailable stays so until they choose otherwise.
    const again = await openDesk();
    expect(Object.values(again.model.get().desk.cards.me)[0]).toMatchObject({
      base: "unavailable",
      ownedCount: 0,
    });
  });

  test("[B-62] [F-25] it is dated when it was due also when the server noticed late, and happens once", async () => {
    const desk = await openDesk();
    await desk.command("status.choose", { base: "available", breakReasonId: null });
    const goneAt = clock.now();
    desk.stop();
    await agentGone();
    clock.sleep(graceMs * 10);
    await eventually(async () =>
      expect(await lapses(agent.userId)).toMatchObject([{ at: goneAt + graceMs }]),
    );
    clock.sleep(graceMs * 10);
    await settle();
    expect(await lapses(agent.userId)).toHaveLength(1);
  });

  test("[B-62] a reload within the grace time is nothing, however often", async () => {
    let desk = await openDesk();
    await desk.command("status.choose", { base: "available", breakReasonId: null });
    const { chatId } = await handleChat(desk);
    for (let reload = 0; reload < 3; reload++) {
      desk.stop();
      await agentGone();
      clock.pass(graceMs - second);
      desk = await openDesk();
    }
    clock.pass(graceMs * 2);
    await settle();
    expect(stateOf(chatId)).toMatchObject({ state: "owned", ownerId: agent.userId, active: true });
  });

  test("[B-62] after a restart everyone has the full grace time", async () => {
    const desk = await openDesk();
    await desk.command("status.choose", { base: "available", breakReasonId: null });
    const { chatId } = await handleChat(desk);
    desk.stop();
    await agentGone();
    clock.pass(graceMs - second);
    await server.restart(() => clock.sleep(10 * minute));
    const startedAt = clock.now();
    clock.pass(graceMs - 1);
    await settle();
    expect(stateOf(chatId)).toMatchObject({ state: "owned" });
    clock.pass(1);
    await eventually(() => expect(stateOf(chatId)).toMatchObject({ state: "waiting" }));
    expect(await lapses(agent.userId)).toMatchObject([{ at: startedAt + graceMs }]);
  });

  test("[B-62] [F-22] of two devices one leaving changes nothing", async () => {
    const [laptop, phone] = [await openDesk(), await openDesk()];
    await laptop.command("status.choose", { base: "available", breakReasonId: null });
    const { chatId } = await handleChat(laptop);
    await until(phone.model, ({ desk }) => desk.cards.item[chatId]?.active === true);
    laptop.stop();
    await eventually(() => expect([...server.parts().people.staff(agent.userId)]).toHaveLength(1));
    clock.pass(graceMs * 5);
    await settle();
    expect(stateOf(chatId)).toMatchObject({ state: "owned" });
    phone.stop();
    await agentGone();
    clock.pass(graceMs);
    await eventually(() => expect(stateOf(chatId)).toMatchObject({ state: "waiting" }));
  });
});

describe("a customer who is gone", () => {
  test("[B-16] a waiting chat is abandoned after the leaving time, dated when the connection went", async () => {
    const { customer, chatId } = await beginChat();
    clock.pass(30 * second);
    const goneAt = clock.now();
    customer.stop();
    await customerGone(chatId);
    clock.pass(leavingMs - 1);
    await settle();
    expect(stateOf(chatId)).toMatchObject({ state: "waiting" });
    clock.pass(1);
    await eventually(() =>
      expect(stateOf(chatId)).toMatchObject({ state: "abandoned", abandonedAt: goneAt }),
    );
  });

  test("[B-16] one who comes back in time goes on waiting, and an owned chat never ends so", async () => {
    const waiting = await beginChat();
    const desk = await openDesk();
    const owned = await handleChat(desk);
    const { customerId } = stateOf(waiting.chatId)!;
    owned.customer.stop();
    await customerGone(owned.chatId);
    const { presence } = server.parts().gates;
    // Another tab of the same browser stays.
    const leave = presence.customerCame(customerId);
    waiting.customer.stop();
    clock.pass(leavingMs * 3);
    await settle();
    expect(stateOf(waiting.chatId)).toMatchObject({ state: "waiting" });
    expect(stateOf(owned.chatId)).toMatchObject({ state: "owned" });
    leave();
  });

  test("[B-16] after a restart they have the full leaving time", async () => {
    const { customer, chatId } = await beginChat();
    customer.stop();
    await customerGone(chatId);
    clock.pass(leavingMs - second);
    await server.restart(() => clock.sleep(minute));
    const startedAt = clock.now();
    clock.pass(leavingMs - 1);
    await settle();
    expect(stateOf(chatId)).toMatchObject({ state: "waiting" });
    clock.pass(1);
    await eventually(() =>
      expect(stateOf(chatId)).toMatchObject({ state: "abandoned", abandonedAt: startedAt }),
    );
  });

  test("[B-16] one who was gone before their first words were stored is gone all the same", async () => {
    const parts = server.parts();
    const chatId = await storeWords(parts, newCustomer(parts));
    const goneAt = clock.now();
    clock.pass(leavingMs);
    await eventually(() =>
      expect(stateOf(chatId)).toMatchObject({ state: "abandoned", abandonedAt: goneAt }),
    );
  });

  test("[B-16] what still happens to their chat before does not make the waiting one be forgotten", async () => {
    const desk = await openDesk();
    const { customer, chatId: before } = await handleChat(desk);
    await desk.command("chat.end", { chatId: before });
    await until(customer.model, ({ customer: { timelines } }) =>
      timelines[before]!.events.some(({ type }) => type === "ended"),
    );
    customer.write("One more thing");
    const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== before);
    const chatId = model.chatId as ChatId;
    await desk.command("wrap-up.finish", { chatId: before });
    const goneAt = clock.now();
    customer.stop();
    await customerGone(chatId);
    clock.pass(second);
    await desk.command("note.add", { chatId: before, text: "Called back" });
    await eventually(async () => expect(await eventOf(before, "note.added")).toHaveLength(1));
    clock.pass(leavingMs);
    await eventually(() =>
      expect(stateOf(chatId)).toMatchObject({ state: "abandoned", abandonedAt: goneAt }),
    );
  });
});

describe("a wrap-up", () => {
  test("[B-53] closes by itself, dated when it was due, also across a restart", async () => {
    const desk = await openDesk();
    const { chatId } = await handleChat(desk);
    await desk.command("chat.end", { chatId });
    const endedAt = clock.now();
    clock.pass(minute - 1);
    await settle();
    expect(stateOf(chatId)).toMatchObject({ state: "wrap-up" });
    await server.restart(() => clock.sleep(3 * minute));
    await eventually(async () =>
      expect(await eventOf(chatId, "chat.closed")).toMatchObject([
        { at: endedAt + minute, body: { why: "expired" } },
      ]),
    );
  });

  test("[B-41] [I-7] stands still while paused, and closes when paused for too long", async () => {
    const desk = await openDesk();
    const { chatId } = await handleChat(desk);
    await desk.command("chat.end", { chatId });
    clock.pass(20 * second);
    await desk.command("chat.pause", { chatId });
    const pausedAt = clock.now();
    clock.pass(10 * minute);
    await settle();
    expect(stateOf(chatId)).toMatchObject({ state: "wrap-up", wrapUp: { leftMs: 40 * second } });
    clock.pass(20 * minute);
    await eventually(async () =>
      expect(await eventOf(chatId, "chat.closed")).toMatchObject([
        { at: pausedAt + 30 * minute, body: { why: "paused-too-long" } },
      ]),
    );
  });
});

describe("a reply target", () => {
  const misses = (chatId: ChatId) => eventOf(chatId, "reply-target.missed");

  test("[F-25] is missed once, when it was due: asleep, answered late, and restarted", async () => {
    const desk = await openDesk();
    const { chatId, customer } = await handleChat(desk);
    desk.openChat(chatId);
    await until(desk.model, ({ desk: { timelines } }) => timelines[chatId] !== undefined);
    const since = stateOf(chatId)!.queuedAt;
    clock.sleep(61 * second);
    desk.sendMessage({ chatId, text: "Sorry for the wait", templateId: null });
    await until(customer.model, ({ customer: { timelines } }) =>
      timelines[chatId]!.events.some((event) => event.type === "message" && event.from === "agent"),
    );
    await eventually(async () => expect(await misses(chatId)).toMatchObject([{ at: since + minute }]));
    customer.write("And now?");
    await until(customer.model, ({ outbox }) => outbox.length === 0);
    const again = clock.now();
    await server.restart(() => clock.sleep(90 * second));
    await eventually(async () =>
      expect(await misses(chatId)).toMatchObject([{ at: since + minute }, { at: again + minute }]),
    );
    clock.pass(10 * minute);
    await settle();
    expect(await misses(chatId)).toHaveLength(2);
  });

  test("[B-31] answered in time it is not missed, and target 0 is no target", async () => {
    const desk = await openDesk();
    const { chatId } = await handleChat(desk);
    clock.pass(59 * second);
    await done(server.parts(), agent.asker, [
      "message.send",
      { chatId, text: "Hello", templateId: null, seenNumber: 1_000 },
    ]);
    clock.pass(10 * minute);
    const { queueId } = stateOf(chatId)!;
    const { queueId: _, ...queue } = firstAccount(server.parts()).queues[queueId]!;
    const saved = { ...queue, queueId, replyTargetMs: 0 };
    expect((await server.administrator.command("queue.save", saved)).error).toBeUndefined();
    const quiet = await beginChat();
    clock.pass(10 * minute);
    await settle();
    expect(await misses(chatId)).toEqual([]);
    expect(await misses(quiet.chatId)).toEqual([]);
  });
});
