import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChatId, QueueId } from "#contract/ids.ts";
import type { Chat } from "#core/chat/chat.ts";
import { replyWaitSince } from "#core/chat/reply-wait.ts";
import { until } from "../../tools/until.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { watchDesk } from "../support/watching.ts";

let clock: ManualClock;
let server: TestServer;
beforeEach(async () => {
  clock = manualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());

test("[W-10] [B-32] a reply sent before the customer's last words came leaves those waiting, from their own time", async () => {
  const parts = server.parts();
  const [robin] = await addStaff(parts, [{ name: "Robin" }]);
  const [cookie] = (await signIn(parts, [robin!])) as [string];
  const [queueId] = Object.keys(firstAccount(parts).queues) as [QueueId];
  const customer = await server.openChat();
  customer.write("Where is my order?");
  const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  const chatId = model.chatId as ChatId;
  const chat = () => parts.logs.peek("chat", chatId) as Chat;

  const { session: desk, platform } = await watchDesk(server, cookie, { chatIds: [chatId], queueId });
  expect((await desk.command("chat.take", { chatId })).error).toBeUndefined();
  expect((await desk.command("chat.play", { chatId })).error).toBeUndefined();
  await until(desk.model, ({ desk: { timelines } }) => timelines[chatId]?.upTo === chat().number);

  // The desk does not hear of these words before its agent answers the ones before.
  platform.cut();
  clock.pass(5_000);
  const crossedAt = clock.now();
  customer.write("Never mind, how do I send it back?");
  await until(customer.model, ({ outbox }) => outbox.length === 0);
  desk.sendMessage({ chatId, text: "It is on its way.", templateId: null });
  clock.pass(5_000);
  platform.mend();
  desk.retryNow();
  await until(desk.model, ({ outbox }) => outbox.length === 0);
  expect(replyWaitSince(chat())).toBe(crossedAt);
  await until(desk.model, ({ desk: { cards } }) => cards.item[chatId]?.replyWaitSince === crossedAt);

  await until(desk.model, ({ desk: { timelines } }) => timelines[chatId]?.upTo === chat().number);
  desk.sendMessage({ chatId, text: "With the slip in the box.", templateId: null });
  await until(desk.model, ({ desk: { cards } }) => cards.item[chatId]?.replyWaitSince === null);
  desk.stop();
});
