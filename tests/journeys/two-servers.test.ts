import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import type { CustomerSession } from "#client/customer-session.ts";
import type { ChatId, WidgetId } from "#contract/ids.ts";
import { until } from "../../tools/until.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { type TwoServers, startTwoServers } from "../support/two-servers.ts";

describeWithPostgres("two processes on one PostgreSQL database", () => {
  let database: TestDatabase;
  let servers: TwoServers;
  let widgetId: WidgetId;

  beforeAll(async () => {
    database = await createDatabase();
    servers = await startTwoServers(database.url);
  });
  afterAll(async () => {
    await servers?.stop();
    await database?.drop();
  });

  /** A desk at the first server, with a chat that a customer at the second has begun. */
  async function talk(words: string) {
    const { first, second } = servers;
    const cookie = await servers.signIn(first);
    const desk = servers.desk(cookie, first, second);
    const { desk: shown } = await until(
      desk.model,
      ({ desk: { cards } }) => Object.keys(cards.me).length === 1,
    );
    widgetId = Object.keys(shown.cards.widget)[0] as WidgetId;
    await desk.command("status.choose", { base: "available", breakReasonId: null });
    const customer = servers.chat(widgetId, second);
    await until(customer.model, ({ connection }) => connection === "online");
    customer.write(words);
    const chatId = await itemOf(desk, customer);
    await desk.command("chat.play", { chatId });
    desk.openChat(chatId);
    await until(desk.model, () => textsOf(desk, chatId).length === 1);
    return { desk, customer, chatId, cookie };
  }

  async function itemOf(desk: DeskSession, customer: CustomerSession): Promise<ChatId> {
    const { customer: own } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
    const chatId = own.chatId!;
    await until(desk.model, ({ desk: { cards } }) => cards.item[chatId] !== undefined);
    return chatId;
  }

  function textsOf(desk: DeskSession, chatId: ChatId): string[] {
    const events = desk.model.get().desk.timelines[chatId]?.events ?? [];
    return events.flatMap((event) => (event.type === "message" ? [event.text] : []));
  }

  test("[B-9] [B-29] [B-30] [B-36] an agent at the one and a customer at the other talk as at one", async () => {
    const { desk, customer, chatId } = await talk("Hello from the second server");
    expect(textsOf(desk, chatId)).toEqual(["Hello from the second server"]);
    desk.sendMessage({ chatId, text: "Hello from the first", templateId: null });
    await until(
      customer.model,
      ({ customer: { timelines } }) =>
        timelines[chatId]?.events.some(
          (event) => event.type === "message" && event.text === "Hello from the first",
        ) ?? false,
    );
    customer.pressKey();
    await until(desk.model, ({ desk: { typing } }) => chatId in typing);
    desk.pressKey(chatId);
    await until(customer.model, ({ customer: { agentTyping } }) => agentTyping);
    const last = desk.model.get().desk.timelines[chatId]?.upTo ?? 0;
    desk.markSeen(chatId, last);
    await until(customer.model, ({ customer: { seen } }) => seen >= last);
    await desk.command("chat.end", { chatId });
    await desk.command("wrap-up.finish", { chatId });
    await desk.command("status.choose", { base: "unavailable", breakReasonId: null });
    desk.stop();
    customer.stop();
  });

  test("[B-61] signing out at the one closes the desk at the other, and not that of another sign-in", async () => {
    const { first, second } = servers;
    const [here, there] = [await servers.signIn(first), await servers.signIn(second)];
    const [out, stays] = [servers.desk(here, first), servers.desk(there, second)];
    for (const desk of [out, stays]) await until(desk.model, ({ connection }) => connection === "online");
    await stays.command("status.choose", { base: "available", breakReasonId: null });
    await servers.signOut(second, here);
    await until(out.model, ({ connection }) => connection === "ended");
    expect(stays.model.get().connection).toBe("online");
    const [me] = Object.values(stays.model.get().desk.cards.me);
    expect(me?.status).toBe("available");
    await stays.command("status.choose", { base: "unavailable", breakReasonId: null });
    stays.stop();
  });

  test("[B-62] when the one is killed its agent goes on at the other within 5 s, and nothing is lost", async () => {
    const { desk, customer, chatId } = await talk("Before");
    const killedAt = performance.now();
    await servers.first.kill();
    customer.write("Meanwhile");
    await until(desk.model, ({ connection }) => connection === "reconnecting");
    await until(desk.model, ({ connection }) => connection === "online");
    expect(performance.now() - killedAt).toBeLessThan(5_000);
    await until(desk.model, () => textsOf(desk, chatId).length === 2);
    expect(textsOf(desk, chatId)).toEqual(["Before", "Meanwhile"]);
    desk.sendMessage({ chatId, text: "After", templateId: null });
    await until(desk.model, () => textsOf(desk, chatId).length === 3);
    expect(desk.model.get().desk.cards.item[chatId]?.active).toBe(true);
    await servers.first.restart();
  });
});
