import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatId } from "#core/ids.ts";
import { done } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";
import { nodePlatform } from "../../tools/node-platform.ts";

let server: TestServer;
let staff: StaffMember[];
let cookies: string[];

beforeAll(async () => {
  server = await startTestServer();
  staff = await addStaff(server.parts(), [{ name: "Robin" }, { name: "Sam" }]);
  cookies = await signIn(server.parts(), staff);
});
afterAll(() => server.stop());

/** A customer who has written, and whose connection can be ended and made again. */
async function beginChat() {
  const platform = nodePlatform(`${server.url.replace("http", "ws")}/socket/chat/${server.widgetId}`);
  const customer = await server.openChat({ platform });
  customer.write("Hello");
  const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  return { platform, customer, chatId: model.chatId as ChatId };
}

test("[B-27] [B-16] every desk that shows a chat shows when its customer goes and comes, and no other is told", async () => {
  const [robin, sam] = await Promise.all(cookies.map((cookie) => server.openDesk({ cookie })));
  if (!robin || !sam || !staff[0]) throw new Error("no desks");
  const owned = await beginChat();
  const waiting = await beginChat();
  await done(server.parts(), staff[0].asker, ["chat.take", { chatId: owned.chatId }]);
  robin.openChat(owned.chatId);
  const [queueId] = Object.values(firstAccount(server.parts()).queues).map((queue) => queue.queueId);
  sam.watchQueue(queueId as never);
  const ofRobin = () => {
    const { cards } = robin.model.get().desk;
    return [cards.item[owned.chatId]?.customerGone, cards.chat[owned.chatId]?.customerGone];
  };
  const ofSam = () => sam.model.get().desk.cards.waiting[waiting.chatId]?.customerGone;
  await until(robin.model, () => ofRobin().every((gone) => gone === false));
  await until(sam.model, () => ofSam() === false);

  owned.customer.stop();
  await until(robin.model, () => ofRobin().every((gone) => gone === true));
  expect(ofSam()).toBe(false);
  waiting.customer.stop();
  await until(sam.model, () => ofSam() === true);
  expect(Object.keys(sam.model.get().desk.cards.item)).toEqual([]);

  await server.openChat({ platform: owned.platform });
  await until(robin.model, () => ofRobin().every((gone) => gone === false));
  // A desk that no longer shows the chat has nothing left of it, and hears no more.
  await done(server.parts(), staff[0].asker, ["chat.put-back", { chatId: owned.chatId, note: "" }]);
  robin.closeChat(owned.chatId);
  await until(robin.model, () => ofRobin().every((gone) => gone === undefined));
  await until(sam.model, ({ desk }) => desk.cards.waiting[owned.chatId]?.customerGone === false);
});
