import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import type { ChatId } from "#core/ids.ts";
import { eventually, settle } from "../support/eventually.ts";
import { nodePlatform } from "../../tools/node-platform.ts";
import { beginChat, done, newCommandId, newCustomer, run } from "../support/run-command.ts";
import type { Parts } from "../support/running-parts.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

let server: TestServer;
let parts: Parts;
const members: (StaffMember & { desk: DeskSession })[] = [];

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => {
  parts = server.parts();
});
afterEach(async () => {
  for (const { asker, desk } of members.splice(0)) {
    await run(parts, asker, ["status.choose", { base: "unavailable", breakReasonId: null }]);
    desk.stop();
  }
  const customers = [...parts.logs.liveChats()];
  for (const { customerId, accountId, chatId, state } of customers) {
    const [widgetId] = Object.keys(firstAccount(parts).widgets);
    const asker = { kind: "customer", accountId, customerId, widgetId: widgetId as never } as const;
    if (state !== "wrap-up") await done(parts, asker, ["customer.leave", { chatId }]);
  }
});
afterAll(() => server.stop());

/** An agent who is there. */
async function agentAtDesk(wish: {
  name: string;
  chatsMax?: number;
}): Promise<StaffMember & { desk: DeskSession }> {
  const [member] = await addStaff(parts, [wish]);
  const [cookie] = await signIn(parts, [member!]);
  const desk = await server.openDesk({ cookie: cookie! });
  const atDesk = { ...member!, desk };
  members.push(atDesk);
  expect(
    (await desk.command("status.choose", { base: "available", breakReasonId: null })).error,
  ).toBeUndefined();
  return atDesk;
}

const ownerOf = (chatId: ChatId) => {
  const chat = parts.logs.peek("chat", chatId);
  return chat?.state === "owned" ? chat.ownerId : null;
};

async function beginChats(count: number): Promise<ChatId[]> {
  const chatIds: ChatId[] = [];
  for (let index = 0; index < count; index++) chatIds.push(await beginChat(parts, newCustomer(parts)));
  return chatIds;
}

describe("a backlog", () => {
  test("[B-9] [F-4] of ten is taken up oldest first as agents come and chats close, without a new message", async () => {
    const chatIds = await beginChats(10);
    const robin = await agentAtDesk({ name: "Robin", chatsMax: 2 });
    await eventually(() => expect(chatIds.slice(0, 2).map(ownerOf)).toEqual([robin.userId, robin.userId]));
    await settle();
    expect(chatIds.slice(2).map(ownerOf)).toEqual(Array.from({ length: 8 }, () => null));

    const { desk } = robin;
    expect((await desk.command("chat.end", { chatId: chatIds[0]! })).error).toBeUndefined();
    await settle();
    expect(ownerOf(chatIds[2]!), "a wrap-up counts").toBeNull();
    expect((await desk.command("wrap-up.finish", { chatId: chatIds[0]! })).error).toBeUndefined();
    await eventually(() => expect(ownerOf(chatIds[2]!)).toBe(robin.userId));

    const sam = await agentAtDesk({ name: "Sam", chatsMax: 3 });
    await eventually(() =>
      expect(chatIds.slice(3, 6).map(ownerOf)).toEqual([sam.userId, sam.userId, sam.userId]),
    );
    await settle();
    expect(chatIds.slice(6).map(ownerOf)).toEqual([null, null, null, null]);
  });

  test("[B-9] what is put back goes to another at once, and not to whom it came from", async () => {
    const robin = await agentAtDesk({ name: "Robin" });
    const [chatId] = await beginChats(1);
    await eventually(() => expect(ownerOf(chatId!)).toBe(robin.userId));
    expect((await robin.desk.command("chat.put-back", { chatId: chatId!, note: "" })).error).toBeUndefined();
    await settle();
    expect(ownerOf(chatId!)).toBeNull();
    const sam = await agentAtDesk({ name: "Sam" });
    await eventually(() => expect(ownerOf(chatId!)).toBe(sam.userId));
  });
});

test("[B-2] a chat that somebody can have at once is theirs with the very save that begins it", async () => {
  const robin = await agentAtDesk({ name: "Robin" });
  const commandId = newCommandId();
  const customer = newCustomer(parts);
  const words = { chatId: null, seenNumber: 0, text: "Hello", page: "", browser: "", language: "" };
  await done(parts, customer, ["customer.write", words, commandId]);
  const chatId = parts.logs.peek("customer", customer.customerId)?.chatId as ChatId;
  expect(ownerOf(chatId)).toBe(robin.userId);
  const events = await parts.logs.load("chat", chatId).then(() => server.parts().store.readLog(chatId, 0));
  expect(events.map(({ type }) => type)).toEqual(["chat.requested", "message.sent", "chat.allocated"]);
  // The customer asked for the message; the allocation came with it.
  expect(events.map((event) => event.commandId)).toEqual([null, commandId, null]);
});

test("[B-78] [B-2] so is that of a customer who is back, of whom it is first looked whether their words are kept", async () => {
  const robin = await agentAtDesk({ name: "Robin", chatsMax: 1 });
  const customer = newCustomer(parts);
  const first = await beginChat(parts, customer);
  expect(ownerOf(first)).toBe(robin.userId);
  await done(parts, customer, ["customer.leave", { chatId: first }]);
  await done(parts, robin.asker, ["wrap-up.finish", { chatId: first }]);
  const words = { chatId: first, seenNumber: 99, text: "Again", page: "", browser: "", language: "" };
  const { id: second } = await done(parts, customer, ["customer.write", words]);
  expect(second).not.toBe(first);
  expect(ownerOf(second as ChatId)).toBe(robin.userId);
});

test("[I-3] many who come in one moment fill every inbox and none above its maximum, and the rest wait", async () => {
  const agents: StaffMember[] = [];
  for (const name of ["Ada", "Bo", "Cleo"]) agents.push(await agentAtDesk({ name, chatsMax: 3 }));
  const chatIds = await Promise.all(Array.from({ length: 25 }, () => beginChat(parts, newCustomer(parts))));
  await eventually(() => {
    const owners = chatIds.map(ownerOf);
    for (const { userId } of agents) expect(owners.filter((owner) => owner === userId)).toHaveLength(3);
    expect(owners.filter((owner) => owner === null)).toHaveLength(16);
  });
  expect(parts.allocator.foundBySweep).toBe(0);
});

test("[F-5] nobody who is offline, on break, unavailable or without a connection gets anything", async () => {
  const onBreak = await agentAtDesk({ name: "On break" });
  const away = await agentAtDesk({ name: "Away" });
  const cut = await agentAtDesk({ name: "Cut off" });
  const [offline] = await addStaff(parts, [{ name: "Offline" }]);
  await done(parts, offline!.asker, ["status.choose", { base: "available", breakReasonId: null }]);
  const [breakReasonId] = Object.keys(firstAccount(parts).breakReasons);
  await onBreak.desk.command("status.choose", { base: "break", breakReasonId: breakReasonId as never });
  await away.desk.command("status.choose", { base: "unavailable", breakReasonId: null });
  cut.desk.stop();
  await eventually(() => expect(parts.gates.presence.isAgentConnected(cut.userId)).toBe(false));

  const chatIds = await beginChats(3);
  await settle();
  expect(chatIds.map(ownerOf)).toEqual([null, null, null]);
  // Reopening, resuming, reconnecting elsewhere: none of it makes an agent of one who said they are not there.
  await onBreak.desk.command("chat.take", { chatId: chatIds[0]! });
  await onBreak.desk.command("chat.play", { chatId: chatIds[0]! });
  await settle();
  expect(chatIds.map(ownerOf)).toEqual([onBreak.userId, null, null]);
  await onBreak.desk.command("status.choose", { base: "available", breakReasonId: null });
  await eventually(() => expect(chatIds.map(ownerOf)).toEqual(chatIds.map(() => onBreak.userId)));
});

describe("an agent who may no longer have a chat", () => {
  const settingsOf = ({ userId }: StaffMember) => {
    const { name, email, role, webchat, groupIds, chatsMax } = firstAccount(parts).users[userId]!;
    return { userId, name, email, role, webchat, groupIds, chatsMax, disabled: false, password: null };
  };

  test.each([
    ["is disabled", { disabled: true }],
    ["loses the webchat capability", { webchat: false }],
    ["leaves their group", { groupIds: [] }],
  ])("[F-8] %s: the chats return in the same save, and history keeps the name", async (_what, change) => {
    const robin = await agentAtDesk({ name: "Robin" });
    const platform = nodePlatform(`${server.url.replace("http", "ws")}/socket/chat/${server.widgetId}`);
    const customer = await server.openChat({ platform });
    customer.write("Hello");
    const { desk } = await until(
      robin.desk.model,
      (model) => Object.keys(model.desk.cards.item).length === 1,
    );
    const chatId = Object.keys(desk.cards.item)[0] as ChatId;
    await robin.desk.command("chat.play", { chatId });
    await done(parts, robin.asker, [
      "message.send",
      { chatId, text: "Hi, Robin here", templateId: null, seenNumber: 1_000 },
    ]);
    const { administrator } = server;
    const { error } = await administrator.command("user.save", { ...settingsOf(robin), ...change });
    expect(error).toBeUndefined();
    // At the very moment the command is answered nothing is theirs any more.
    expect(parts.logs.peek("chat", chatId)).toMatchObject({ state: "waiting" });
    expect(Object.keys(parts.logs.agent(robin.asker.accountId, robin.userId).owned)).toEqual([]);
    const [returned] = (await parts.store.readLog(chatId, 0)).filter(({ type }) => type === "chat.returned");
    expect(returned).toMatchObject({ body: { from: robin.userId, why: "no-longer-served" } });
    if ("disabled" in change) {
      await until(robin.desk.model, ({ connection }) => connection === "ended");
      expect(robin.desk.model.get().goodbye?.code).toBe("signed-out");
    }
    const later = await server.openChat({ platform });
    const { customer: model } = await until(
      later.model,
      ({ customer: { timelines } }) => Object.keys(timelines).length > 0,
    );
    const names = model.timelines[chatId]!.events.flatMap((event) =>
      event.type === "message" && event.from === "agent" ? [event.name] : [],
    );
    expect(names).toEqual(["Robin"]);
  });
});

test("[B-3] the bell names each customer, by their contact once there is one, also when the chat has left the inbox", async () => {
  const robin = await agentAtDesk({ name: "Robin" });
  const [chatId] = await beginChats(1);
  const named = async ({ desk }: { desk: DeskSession }) => (await desk.query("notice.names", {})).ok?.names;
  await eventually(() => expect(ownerOf(chatId!)).toBe(robin.userId));
  const before = await named(robin);
  expect(Object.keys(before ?? {})).toEqual([chatId]);
  expect(before?.[chatId!]).toEqual({ code: expect.stringMatching(/^[A-Z0-9]{1,4}$/) });
  const contact = { contactId: null, name: "Dana Miller", email: "", phone: "" };
  const { ok } = await robin.desk.command("contact.save", contact);
  await done(parts, robin.asker, ["contact.assign", { chatId: chatId!, contactId: ok!.log as never }]);
  await done(parts, robin.asker, ["chat.put-back", { chatId: chatId!, note: "" }]);
  expect(await named(robin)).toEqual({ [chatId!]: "Dana Miller" });
  // Colleagues have notices of their own.
  const [kim] = await addStaff(parts, [{ name: "Kim" }]);
  const answer = await parts.gates.queries.run({ name: "notice.names", payload: {} }, kim!.asker);
  expect(answer).toEqual({ ok: { names: {} } });
});
