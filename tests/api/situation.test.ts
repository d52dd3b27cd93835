import { afterEach, beforeEach, expect, test } from "vitest";
import { eventsPageMax } from "#contract/limits.ts";
import type { ChatId } from "#contract/ids.ts";
import { until } from "../../tools/until.ts";
import { done, words } from "../support/run-command.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { type WatchingCustomer, watchChat } from "../support/watching.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const isWith = ({ session }: WatchingCustomer, name: string) =>
  until(
    session.model,
    ({ customer: { situation } }) => situation.kind === "with-agent" && situation.name === name,
  );

test("[W-9] [B-71] a chat reloaded after more words than a page holds still says who is with the customer", async () => {
  const { administrator: agent } = server;
  const parts = server.parts();
  const open = await watchChat(server);
  open.session.write("Hello?");
  const { customer: model } = await until(open.session.model, ({ customer: { chatId } }) => chatId !== null);
  const chatId = model.chatId as ChatId;
  expect(model.situation).toEqual({ kind: "waiting" });
  await done(parts, askerOf(), ["chat.take", { chatId }]);
  await done(parts, askerOf(), ["chat.play", { chatId }]);
  await isWith(open, "Kim Tanaka");

  const { accountId, customerId } = parts.logs.peek("chat", chatId)!;
  const customer = { kind: "customer", accountId, customerId, widgetId: server.widgetId } as const;
  for (let count = 0; count <= eventsPageMax; count++) {
    await done(parts, customer, ["customer.write", words(`Word ${count}`, chatId, 1)]);
  }
  const reloaded = await watchChat(server, open);
  await until(reloaded.session.model, ({ customer: { timelines } }) => timelines[chatId]?.hasOlder === true);
  const lines = reloaded.session.model.get().customer.timelines[chatId]!.events;
  expect(lines.some(({ type }) => type === "joined")).toBe(false);
  await isWith(reloaded, "Kim Tanaka");

  await done(parts, askerOf(), ["chat.put-back", { chatId, note: "" }]);
  for (const { session } of [open, reloaded]) {
    await until(session.model, ({ customer: { situation } }) => situation.kind === "waiting");
    session.stop();
  }

  function askerOf() {
    const { userId } = Object.values(agent.model.get().desk.cards.me)[0]!;
    return { kind: "staff", accountId: parts.logs.peek("chat", chatId)!.accountId, userId } as const;
  }
});
