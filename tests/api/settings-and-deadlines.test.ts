import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChatId } from "#core/ids.ts";
import { eventually, settle } from "../support/eventually.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { firstAccount, addStaff, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

const minute = 60_000;

let server: TestServer;
let clock: ManualClock;

beforeEach(async () => {
  clock = manualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());

const eventsOf = async (id: string, type: string) =>
  (await server.parts().store.readLog(id, 0)).filter((event) => event.type === type);

async function saveQueue(change: { replyTargetMs?: number; leavingMs?: number }): Promise<void> {
  const [queue] = Object.values(firstAccount(server.parts()).queues);
  const saved = { ...queue!, ...change };
  expect((await server.administrator.command("queue.save", saved)).error).toBeUndefined();
}

/** A chat that waits; its customer stays unless told to go. */
async function beginChat() {
  const customer = await server.openChat();
  customer.write("Hello");
  const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  const chatId = model.chatId as ChatId;
  const chat = server.parts().logs.peek("chat", chatId)!;
  const go = async () => {
    customer.stop();
    const { presence } = server.parts().gates;
    await eventually(() => expect(presence.customerGoneSince(chat.customerId)).not.toBeNull());
  };
  return { chatId, go };
}

test("[B-80] a reply target that is shortened while chats wait is missed at the moment it is saved", async () => {
  await saveQueue({ replyTargetMs: 60 * minute });
  const { chatId } = await beginChat();
  clock.pass(10 * minute);
  await settle();
  expect(await eventsOf(chatId, "reply-target.missed")).toEqual([]);
  await saveQueue({ replyTargetMs: 5 * minute });
  clock.pass(1);
  await eventually(async () => expect(await eventsOf(chatId, "reply-target.missed")).toHaveLength(1));
});

test("[B-80] [B-16] a leaving time that is shortened abandons who has been gone for that long", async () => {
  const { chatId, go } = await beginChat();
  await go();
  clock.pass(3 * minute);
  await settle();
  expect(server.parts().logs.peek("chat", chatId)).toMatchObject({ state: "waiting" });
  await saveQueue({ leavingMs: 2 * minute });
  clock.pass(1);
  await eventually(() =>
    expect(server.parts().logs.peek("chat", chatId)).toMatchObject({ state: "abandoned" }),
  );
});

test("[B-80] [B-62] a grace time that is shortened ends at once for who has been gone for that long", async () => {
  const [robin] = await addStaff(server.parts(), [{ name: "Robin" }]);
  const [cookie] = await signIn(server.parts(), [robin!]);
  const desk = await server.openDesk({ cookie: cookie! });
  await desk.command("status.choose", { base: "available", breakReasonId: null });
  desk.stop();
  const { presence } = server.parts().gates;
  await eventually(() => expect(presence.agentGoneSince(robin!.userId)).not.toBeNull());
  clock.pass(30_000);
  await settle();
  expect(await eventsOf(robin!.userId, "agent.lapsed")).toEqual([]);
  const { name, allocation, chatsMax, mayTakeAboveMax, transferTo, retentionDays, mailAfterMs, timeZone } =
    firstAccount(server.parts());
  const rules = {
    name,
    allocation,
    chatsMax,
    mayTakeAboveMax,
    transferTo,
    retentionDays,
    mailAfterMs,
    timeZone,
    graceMs: 20_000,
  };
  expect((await server.administrator.command("account.change", rules)).error).toBeUndefined();
  clock.pass(1);
  await eventually(async () => expect(await eventsOf(robin!.userId, "agent.lapsed")).toHaveLength(1));
});
