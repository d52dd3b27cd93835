import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatId } from "#contract/ids.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

const day = 24 * 3_600_000;

let server: TestServer;
let clock: ManualClock;

beforeAll(async () => {
  clock = manualClock();
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

test("[B-33] a customer who says nothing for a week still has their chat, answered or not", async () => {
  const { administrator: agent } = server;
  expect((await agent.command("status.choose", { base: "available", breakReasonId: null })).ok).toBeDefined();
  const customer = await server.openChat();
  customer.write("I will look that up and come back");
  const { desk } = await until(agent.model, (model) => Object.keys(model.desk.cards.item).length === 1);
  const chatId = Object.keys(desk.cards.item)[0] as ChatId;

  clock.pass(7 * day);
  expect((await agent.command("chat.play", { chatId })).ok).toBeDefined();
  const sent = await agent.command("message.send", {
    chatId,
    text: "Take your time",
    templateId: null,
    seenNumber: 1_000,
  });
  expect(sent.ok).toBeDefined();

  clock.pass(7 * day);
  customer.write("Here it is");
  await until(agent.model, (model) => model.desk.cards.item[chatId]?.lastWords === "Here it is");
  expect(agent.model.get().desk.cards.item[chatId]).toMatchObject({ stage: "open", active: true });
});
