import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import type { CustomerSession } from "#client/customer-session.ts";
import type { ChatId, WidgetId } from "#contract/ids.ts";
import { storedReader } from "../../tools/chaos/read-stored.ts";
import { until } from "../../tools/until.ts";
import type { BuiltServer } from "../support/built-server.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { type TwoServers, startTwoServers } from "../support/two-servers.ts";
import { textOf } from "#core/message/message-part.ts";
import type { CustomerEvent, StaffEvent } from "#contract/views/chat-event-view.ts";

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

  /** A desk at the first server, with a chat that a customer has begun, at the second where nothing else is said. */
  async function talk(words: string, customerAt: readonly BuiltServer[] = [servers.second]) {
    const { first, second } = servers;
    const cookie = await servers.signIn(first);
    const desk = servers.desk(cookie, first, second);
    const { desk: shown } = await until(
      desk.model,
      ({ desk: { cards } }) => Object.keys(cards.me).length === 1,
    );
    widgetId = Object.keys(shown.cards.widget)[0] as WidgetId;
    await desk.command("status.choose", { base: "available", breakReasonId: null });
    const customer = servers.chat(widgetId, ...customerAt);
    await until(customer.model, ({ connection }) => connection === "online");
    customer.write(words);
    const chatId = await itemOf(desk, customer);
    await desk.command("chat.play", { chatId });
    desk.openChat(chatId);
    await until(desk.model, () => textsOf(desk, chatId).length === 1);
    return { desk, customer, chatId, cookie };
  }

  async function takeLeave({ desk, customer, chatId }: Awaited<ReturnType<typeof talk>>): Promise<void> {
    await desk.command("chat.end", { chatId });
    await desk.command("wrap-up.finish", { chatId });
    await desk.command("status.choose", { base: "unavailable", breakReasonId: null });
    desk.stop();
    customer.stop();
  }

  async function itemOf(desk: DeskSession, customer: CustomerSession): Promise<ChatId> {
    const { customer: own } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
    const chatId = own.chatId!;
    await until(desk.model, ({ desk: { cards } }) => cards.item[chatId] !== undefined);
    return chatId;
  }

  function textsOf(desk: DeskSession, chatId: ChatId): string[] {
    return textsIn(desk.model.get().desk.timelines[chatId]?.events);
  }

  function textsIn(events: readonly (CustomerEvent | StaffEvent)[] = []): string[] {
    return events.flatMap((event) => (event.type === "message" ? [textOf(event.parts)] : []));
  }

  test("[B-9] [B-29] [B-30] [B-36] an agent at the one and a customer at the other talk as at one", async () => {
    const both = await talk("Hello from the second server");
    const { desk, customer, chatId } = both;
    expect(textsOf(desk, chatId)).toEqual(["Hello from the second server"]);
    desk.sendMessage({ chatId, text: "Hello from the first", templateId: null });
    await until(
      customer.model,
      ({ customer: { timelines } }) =>
        timelines[chatId]?.events.some(
          (event) => event.type === "message" && textOf(event.parts) === "Hello from the first",
        ) ?? false,
    );
    customer.pressKey();
    await until(desk.model, ({ desk: { typing } }) => chatId in typing);
    desk.pressKey(chatId);
    await until(customer.model, ({ customer: { agentTyping } }) => agentTyping);
    const last = desk.model.get().desk.timelines[chatId]?.upTo ?? 0;
    desk.markSeen(chatId, last);
    await until(customer.model, ({ customer: { seen } }) => seen >= last);
    await takeLeave(both);
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

  test("[B-62] when the one is asked to stop those at it talk on at the other, and nobody counts as gone", async () => {
    const { first, second } = servers;
    const both = await talk("Hello", [first, second]);
    const { desk, customer, chatId } = both;
    const logs = storedReader("", database.url);
    const { events: before } = await logs.everything();
    const { cards: cardsBefore } = desk.model.get().desk;
    const stopped = first.stop();
    const said = { agent: [] as string[], customer: [] as string[] };
    const sayMore = () => {
      const count = said.agent.length + 1;
      said.agent.push(`Agent ${count}`);
      said.customer.push(`Customer ${count}`);
      desk.sendMessage({ chatId, text: `Agent ${count}`, templateId: null });
      customer.write(`Customer ${count}`);
    };
    // At the moment of the stop, while nobody listens, and at the other server.
    sayMore();
    await Promise.all([
      until(desk.model, ({ connection }) => connection === "reconnecting").then(sayMore),
      until(customer.model, ({ connection }) => connection === "reconnecting"),
    ]);
    await Promise.all([
      until(desk.model, ({ connection }) => connection === "online"),
      until(customer.model, ({ connection }) => connection === "online"),
    ]);
    sayMore();
    const count = 1 + said.agent.length + said.customer.length;
    await until(desk.model, () => textsOf(desk, chatId).length >= count);
    const shown = textsOf(desk, chatId);
    expect(shown.filter((text) => text.startsWith("Agent"))).toEqual(said.agent);
    expect(shown.filter((text) => text.startsWith("Customer"))).toEqual(said.customer);
    const seenBy = () => textsIn(customer.model.get().customer.timelines[chatId]?.events);
    await until(customer.model, () => seenBy().length >= count);
    expect(seenBy()).toEqual(shown);
    expect(await stopped).toBe(0);

    const { cards } = desk.model.get().desk;
    expect(cards.item[chatId]?.active).toBe(true);
    expect(cards.me).toEqual(cardsBefore.me);
    // Nothing has happened but what they said: no lapse, no return, no other owner.
    const { events: after, check } = await logs.everything();
    const known = new Set(before.map(({ logId, number }) => `${logId} ${number}`));
    const since = after.filter(({ logId, number }) => !known.has(`${logId} ${number}`));
    expect(new Set(since.map(({ type }) => type))).toEqual(new Set(["message.sent"]));
    expect(since).toHaveLength(count - 1);
    expect(check.findings).toEqual([]);
    await first.restart();
    await takeLeave(both);
  });

  test("[B-62] when the one is killed its agent goes on at the other, and nothing is lost", async () => {
    const { desk, customer, chatId } = await talk("Before");
    await servers.first.kill();
    customer.write("Meanwhile");
    await until(desk.model, ({ connection }) => connection === "reconnecting");
    await until(desk.model, ({ connection }) => connection === "online");
    await until(desk.model, () => textsOf(desk, chatId).length === 2);
    expect(textsOf(desk, chatId)).toEqual(["Before", "Meanwhile"]);
    desk.sendMessage({ chatId, text: "After", templateId: null });
    await until(desk.model, () => textsOf(desk, chatId).length === 3);
    expect(desk.model.get().desk.cards.item[chatId]?.active).toBe(true);
    await servers.first.restart();
  });

  test("[B-62] when the one stands still its people go on at the other; when it wakes up it gives way", async () => {
    const { first, second } = servers;
    // From here on the account is at home at the first: whoever comes in by the second is relayed.
    await second.stop();
    await second.restart();
    const { desk, customer, chatId, cookie } = await talk("Before");
    const agent = servers.desk(cookie, second);
    await until(agent.model, ({ connection }) => connection === "online");
    first.pause();
    customer.write("Meanwhile");
    await until(customer.model, ({ outbox }) => outbox.length === 0);
    agent.openChat(chatId);
    await until(agent.model, () => textsOf(agent, chatId).length === 2);
    // The desk that is connected to the sleeper says this to nobody; it is done once all the same.
    desk.sendMessage({ chatId, text: "To the sleeper", templateId: null });
    first.goOn();
    await until(agent.model, () => textsOf(agent, chatId).length === 3);
    expect(textsOf(agent, chatId)).toEqual(["Before", "Meanwhile", "To the sleeper"]);
    await until(desk.model, () => textsOf(desk, chatId).length === 3);
    agent.stop();
    await takeLeave({ desk, customer, chatId, cookie });
  });
});
