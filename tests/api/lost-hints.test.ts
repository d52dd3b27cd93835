import { bySystem } from "#core/author.ts";
import { settingSaved } from "#core/account/account-event.ts";
import pg from "pg";
import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Change } from "#core/change.ts";
import type { CommandName } from "#contract/commands/commands.ts";
import type { AccountId, ChatId, UserId, WidgetId } from "#core/ids.ts";
import { signOutAgent } from "#core/agent/leave-desk.ts";
import { assemble } from "#server/assemble.ts";
import type { Asker } from "#server/commands/asker.ts";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import { ownedChats } from "#server/logs/owned-chats.ts";
import type { ServerId } from "#server/ports/cluster-store.ts";
import type { HintBus } from "#server/ports/hint-bus.ts";
import { randomIds } from "#server/ports/ids.ts";
import { noMeter } from "#server/ports/meter.ts";
import { firstAccountEvents } from "#server/set-up/first-account.ts";
import { leaveDesk } from "#server/sign-in/leave-desk.ts";
import { openPostgres } from "#server/store/engines/open-postgres.ts";
import { openStore } from "#server/store/open-store.ts";
import { patience } from "#server/store/patience.ts";
import { eventually, settle } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { newCommandId } from "../support/run-command.ts";
import { newId } from "../support/saves.ts";

/** Nothing that is sent arrives. */
const deaf: HintBus = { send: () => {}, listen: () => () => {} };

describeWithPostgres("two servers between which every hint is lost", () => {
  const clock = manualClock();
  let database: TestDatabase;
  let first: Awaited<ReturnType<typeof open>>;
  let second: Awaited<ReturnType<typeof open>>;

  async function open() {
    const engine = await openPostgres(database.url, patience, { serverId: newId<string>() as ServerId });
    const store = openStore(engine);
    const credentials = { setPassword: async () => {}, endSessions: async () => {} };
    const logger = pino({ level: "silent" });
    const cluster = engine.cluster && { store: engine.cluster.store, hints: deaf };
    const world = { store, clock, ids: randomIds(), credentials, logger, meter: noMeter };
    const parts = await assemble({ ...world, cluster: cluster ?? null });
    parts.start();
    return { ...parts, store, clusterStore: engine.cluster?.store };
  }
  beforeEach(async () => {
    database = await createDatabase();
    [first, second] = [await open(), await open()];
  });
  afterEach(async () => {
    for (const { stop, store } of [first, second]) {
      await stop();
      await store.close();
    }
    await database.drop();
  });

  const accountId = newId<AccountId>();
  const founder = { userId: newId<UserId>(), accountName: "Acme", name: "Kim", email: "kim@acme.example" };

  /** Once they have looked at the store again, which they do a second after the look before. */
  const laterOn = (expectation: () => void) =>
    eventually(() => {
      clock.pass(20);
      expectation();
    });

  /** The first makes an account, and the second knows of it a second later. */
  async function found(): Promise<void> {
    const events = firstAccountEvents(accountId, founder, { ids: randomIds(), at: clock.now() });
    const changes = events.map((event): Change => ({ log: "account", id: accountId, event }));
    await first.logs.commit(accountId, changes, { commandId: null });
    expect(second.logs.peek("account", accountId)).toBeUndefined();
    await laterOn(() => expect(second.logs.peek("account", accountId)?.number).toBe(events.length));
  }

  async function rename(name: string): Promise<void> {
    const group = Object.values(first.logs.account(accountId).groups)[0]!;
    const event = settingSaved("group", { ...group, name }, { at: clock.now(), by: bySystem("set-up") });
    await first.logs.commit(accountId, [{ log: "account", id: accountId, event }], { commandId: null });
  }
  async function inDatabase(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  }
  const nameAtSecond = () => Object.values(second.logs.account(accountId).groups)[0]?.name;

  const commandAt = (server: typeof first, asker: Asker) => (name: CommandName, payload: unknown) =>
    server.commands.run({ id: newCommandId(), name, payload }, asker);

  test("what the other has just made possible is not refused", async () => {
    await found();
    const chatId = await wait();
    const kim = { kind: "staff", accountId, userId: founder.userId } as const;
    expect(await commandAt(first, kim)("chat.take", { chatId })).toMatchObject({ ok: { log: chatId } });
    // As far as is known there they do not have it.
    expect(second.logs.peek("chat", chatId)?.state).toBe("waiting");
    expect(await commandAt(second, kim)("chat.play", { chatId })).toMatchObject({ ok: { log: chatId } });
    expect(await commandAt(first, kim)("chat.play", { chatId: newId() })).toHaveProperty("error");
  });

  async function lastTypes(chatId: ChatId): Promise<string[]> {
    return (await first.store.readLog(chatId, 0)).map(({ type }) => type).slice(-2);
  }

  /** A customer at the first server has begun a chat that waits, and the second knows of it. */
  async function wait(): Promise<ChatId> {
    const [widgetId] = Object.keys(first.logs.account(accountId).widgets) as WidgetId[];
    const customerId = customerIdOf(accountId, "a customer's secret");
    const customer = { kind: "customer", accountId, customerId, widgetId: widgetId! } as const;
    const place = { page: "https://acme.example/", browser: "test", language: "en" };
    const written = { chatId: null, seenNumber: 0, text: "Hello", ...place };
    const asked = await commandAt(first, customer)("customer.write", written);
    const chatId = ("ok" in asked && asked.ok.id) as ChatId;
    await laterOn(() => expect(second.logs.peek("chat", chatId)?.state).toBe("waiting"));
    return chatId;
  }

  test("[B-61] who signs out at the one leaves nothing behind of what they took at the other", async () => {
    await found();
    const chatId = await wait();
    const { userId } = founder;
    const take = commandAt(first, { kind: "staff", accountId, userId });
    expect(await take("chat.take", { chatId })).toHaveProperty("ok");
    // As far as is known there they have no chat.
    await leaveDesk({ ...second, clock })({ accountId, userId, session: "a session" });
    expect(await lastTypes(chatId)).toEqual(["chat.taken", "chat.returned"]);
  });

  test("[B-61] who signs out is signed out though the others cannot be told", async () => {
    await found();
    const chatId = await wait();
    const { userId } = founder;
    const take = commandAt(first, { kind: "staff", accountId, userId });
    expect(await take("chat.take", { chatId })).toHaveProperty("ok");
    await inDatabase("alter table server_news add check (body not like '%signedOut%')");
    await leaveDesk({ ...second, clock })({ accountId, userId, session: "a session" });
    expect(await lastTypes(chatId)).toEqual(["chat.taken", "chat.returned"]);
  });

  test("[I-1] what did not fit is decided again on all that stood in its way", async () => {
    await found();
    const chatId = await wait();
    const { userId } = founder;
    const agentAt = (server: typeof first) => commandAt(server, { kind: "staff", accountId, userId });
    await agentAt(second)("status.choose", { base: "available", breakReasonId: null });
    expect(await agentAt(first)("chat.take", { chatId })).toHaveProperty("ok");
    // Decided on an agent without a chat; of what the agent's log says then, the chat's is a part.
    const { logs } = second;
    const signOut = () => {
      const agent = logs.agent(accountId, userId);
      return signOutAgent({ agent, chats: ownedChats(logs, agent) }, clock.now());
    };
    const prepare = async () => signOut;
    await second.performer.perform({ accountId, commandId: null, turn: userId, prepare });
    expect(await lastTypes(chatId)).toEqual(["chat.taken", "chat.returned"]);
  });

  test("[B-62] who was gone from the one is not given up when they have come to the other", async () => {
    await found();
    const { userId } = founder;
    const choose = commandAt(first, { kind: "staff", accountId, userId });
    await choose("status.choose", { base: "available", breakReasonId: null });
    const leave = first.gates.doors.agentCame(accountId, userId, "a session");
    await laterOn(() => expect(second.gates.presence.isAgentConnected(userId)).toBe(true));
    leave();
    const { graceMs } = first.logs.account(accountId);
    clock.pass(graceMs - 500);
    // A look that has begun is not to see what follows.
    await first.gates.freshen?.();
    second.gates.doors.agentCame(accountId, userId, "a session");
    clock.pass(100);
    const { clusterStore } = second;
    await eventually(async () => expect(await clusterStore?.readHeld(clusterStore.serverId)).toHaveLength(1));
    expect(first.gates.presence.isAgentConnected(userId)).toBe(false);
    clock.pass(400);
    await laterOn(() => expect(first.gates.presence.isAgentConnected(userId)).toBe(true));
    await settle();
    const types = (await first.store.readLog(userId, 0)).map(({ type }) => type);
    expect(types).toEqual(["agent.status-chosen"]);
  });

  test("[I-10] what the one does the other knows a second later, and what was cleared away in half an hour it reads again", async () => {
    await found();
    await rename("Front office");
    await inDatabase("delete from server_news");
    clock.pass(1_000);
    await settle();
    expect(nameAtSecond()).not.toBe("Front office");
    clock.pass(31 * 60_000);
    await laterOn(() => expect(nameAtSecond()).toBe("Front office"));
  });

  test("[B-62] who has come and gone is read again when what was said of it is no more", async () => {
    await found();
    const other = newId<UserId>();
    const { presence } = second.gates;
    const isHere = (userId: UserId) => presence.isAgentConnected(userId);
    const leave = first.gates.doors.agentCame(accountId, founder.userId, "a session");
    await laterOn(() => expect(isHere(founder.userId)).toBe(true));
    await settle();
    leave();
    first.gates.doors.agentCame(accountId, other, "another session");
    clock.pass(100);
    const { clusterStore } = first;
    const held = () => clusterStore?.readHeld(clusterStore.serverId);
    await eventually(async () => expect(await held()).toMatchObject([{ id: other }]));
    await inDatabase("update server_news set number = number + 3000000, body = '{}'");
    expect([founder.userId, other].map(isHere)).toEqual([true, false]);
    await laterOn(() => expect([founder.userId, other].map(isHere)).toEqual([false, true]));
  });

  test("[B-62] a server that has long to read gives signs of life all the same", async () => {
    await found();
    await rename("Front office");
    const reader = new pg.Client({ connectionString: database.url });
    await reader.connect();
    const beatsOfSecond = async () => {
      const servers = (await first.clusterStore?.readServers()) ?? [];
      return servers.find(({ serverId }) => serverId === second.clusterStore?.serverId)?.beats ?? 0;
    };
    await reader.query("begin; lock table event in access exclusive mode");
    const before = await beatsOfSecond();
    await eventually(async () => {
      clock.pass(500);
      expect(await beatsOfSecond()).toBeGreaterThan(before + 3);
    }, 5_000);
    expect(nameAtSecond()).not.toBe("Front office");
    await reader.end();
    await laterOn(() => expect(nameAtSecond()).toBe("Front office"));
  });

  test("[I-10] of a server whose news has come too far to ask for what is missing, the logs are read again", async () => {
    await found();
    await rename("Front office");
    await inDatabase("update server_news set number = number + 3000000, body = '{}'");
    await laterOn(() => expect(nameAtSecond()).toBe("Front office"));
  });
});
