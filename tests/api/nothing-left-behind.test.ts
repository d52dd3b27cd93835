import { afterEach, beforeEach, expect, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import type { ChatId } from "#core/ids.ts";
import { eventually } from "../support/eventually.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

let server: TestServer;
let desk: DeskSession;

beforeEach(async () => {
  server = await startTestServer();
  desk = server.administrator;
  const rules = { name: "Acme", chatsMax: 4, mayTakeAboveMax: true, transferTo: "any" } as const;
  const byHand = {
    ...rules,
    graceMs: 60_000,
    retentionDays: 0,
    mailAfterMs: 180_000,
    timeZone: "UTC",
    allocation: "by-hand",
  } as const;
  expect((await desk.command("account.change", byHand)).error).toBeUndefined();
  await desk.command("status.choose", { base: "available", breakReasonId: null });
});
afterEach(() => server.stop());

async function must(command: ReturnType<DeskSession["command"]>): Promise<void> {
  expect((await command).error).toBeUndefined();
}

/** A whole chat, read on both sides as it goes on; the desk has it open, or closes it when it is over, or leaves before. */
async function liveThrough(index: number): Promise<void> {
  const customer = await server.openChat();
  customer.write(`Hello ${index}`);
  const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  const chatId = model.chatId as ChatId;
  const another = index % 3 === 0 ? await openAnother(chatId) : null;
  desk.openChat(chatId);
  await until(desk.model, ({ desk: { timelines } }) => (timelines[chatId]?.upTo ?? 0) > 0);
  await must(desk.command("chat.take", { chatId }));
  await must(desk.command("chat.play", { chatId }));
  desk.sendMessage({ chatId, text: "Hello", templateId: null });
  const { customer: told } = await until(customer.model, ({ customer: { timelines } }) =>
    timelines[chatId]!.events.some((event) => event.type === "message" && event.from === "agent"),
  );
  customer.markSeen(told.timelines[chatId]!.upTo);
  customer.write("Thank you");
  await until(customer.model, ({ outbox }) => outbox.length === 0);
  const { desk: shown } = await until(
    desk.model,
    ({ desk: { timelines } }) => timelines[chatId]!.upTo > told.timelines[chatId]!.upTo,
  );
  desk.markSeen(chatId, shown.timelines[chatId]!.upTo);
  await must(desk.command("chat.end", { chatId }));
  if (index % 2 === 0) customer.stop();
  await must(desk.command("wrap-up.finish", { chatId }));
  customer.markSeen(told.timelines[chatId]!.upTo);
  desk.closeChat(chatId);
  another?.stop();
  customer.stop();
}

/** Opens the chat at another desk of the same user, which ends without closing it. */
async function openAnother(chatId: ChatId): Promise<DeskSession> {
  const another = await server.openDesk({ email: "kim@acme.example", password: "correct horse" });
  another.openChat(chatId);
  await until(another.model, ({ desk: { timelines } }) => (timelines[chatId]?.upTo ?? 0) > 0);
  return another;
}

test("[V-1] chats that are over leave nothing behind in memory, whoever had them open", async () => {
  const before = server.parts().held();
  for (let index = 0; index < 12; index++) await liveThrough(index);
  const abandoned = await server.openChat();
  abandoned.write("Is anybody there?");
  const { customer } = await until(abandoned.model, ({ customer: { chatId } }) => chatId !== null);
  // An agent looks into one that waits, and goes on looking when its customer has left.
  desk.openChat(customer.chatId!);
  await until(desk.model, ({ desk: { timelines } }) => (timelines[customer.chatId!]?.upTo ?? 0) > 0);
  const ofOneChat = { positions: 1, "opened-chats": 1, "live-chats": 1 };
  await eventually(() => expect(server.parts().held()).toMatchObject(ofOneChat));
  expect(await abandoned.leave()).toBeNull();
  abandoned.stop();
  desk.closeChat(customer.chatId!);
  await eventually(() => expect(server.parts().held()).toEqual(before));
  const { reminders: _, ...others } = before;
  expect(Object.values(others).every((count) => count === 0)).toBe(true);
});
