import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function becomeAvailable(desk: DeskSession): Promise<void> {
  const outcome = await desk.command("status.choose", { base: "available", breakReasonId: null });
  expect(outcome.error).toBeUndefined();
}

describe("a chat from first words to closed", () => {
  test("[B-2] a chat is allocated to the agent who is there, answered, ended and closed", async () => {
    const agent = server.administrator;
    await becomeAvailable(agent);
    const customer = await server.openChat();
    customer.write("Hello?");
    const { desk } = await until(agent.model, (model) => Object.keys(model.desk.cards.item).length === 1);
    const [item] = Object.values(desk.cards.item);
    if (!item) throw new Error("no item");
    expect(item).toMatchObject({ lastWords: "Hello?", unread: 1, bell: true, stage: "open" });

    const { chatId } = item;
    agent.openChat(chatId);
    await until(agent.model, (model) => model.desk.timelines[chatId]?.events.length === 3);
    expect((await agent.command("chat.play", { chatId })).error).toBeUndefined();
    await until(customer.model, (model) => model.customer.situation.kind === "with-agent");
    agent.sendMessage({ chatId, text: "Hello, this is Kim", templateId: null });
    const answered = await until(customer.model, ({ customer: { timelines } }) =>
      Boolean(timelines[chatId]?.events.some((event) => event.type === "message" && event.from === "agent")),
    );
    expect(answered.outbox).toEqual([]);
    expect((await agent.command("chat.end", { chatId })).error).toBeUndefined();
    await until(customer.model, (model) => model.customer.situation.kind === "ended");
    expect((await agent.command("wrap-up.finish", { chatId })).error).toBeUndefined();
    await until(agent.model, (model) => Object.keys(model.desk.cards.item).length === 0);
  });
});
