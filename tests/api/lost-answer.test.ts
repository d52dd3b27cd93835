import { folderStorage } from "#server/files/folder-storage.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { noMeter } from "#server/ports/meter.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AccountId, ChatId, UserId, WidgetId } from "#core/ids.ts";
import { assemble } from "#server/assemble.ts";
import type { CustomerAsker } from "#server/commands/asker.ts";
import { randomIds } from "#server/ports/ids.ts";
import { type Store, StoreFault } from "#server/ports/store.ts";
import { presentStaffEvent } from "#server/presenters/present-staff-event.ts";
import { firstAccountEvents } from "#server/set-up/first-account.ts";
import { openSqlite } from "#server/store/engines/open-sqlite.ts";
import { openStore } from "#server/store/open-store.ts";
import { manualClock } from "../support/manual-clock.ts";
import { type EveryAccount, everyAccount } from "../support/every-account.ts";
import { eventually } from "../support/eventually.ts";
import { newCommandId, words } from "../support/run-command.ts";
import { textOf } from "#core/message/message-part.ts";

const ids = randomIds();
const accountId = ids.next<AccountId>();
const credentials = { setPassword: async () => {}, endSessions: async () => {} };

let folder: string;
let store: Store;
/** The next save is stored, and its answer is lost. */
let losesAnswer: boolean;
let clock: ReturnType<typeof manualClock>;
let parts: EveryAccount;
let customer: CustomerAsker;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-lost-"));
  const engine = openSqlite(folder);
  const { homes } = engine;
  store = openStore(engine);
  losesAnswer = false;
  clock = manualClock();
  const losing: Store = {
    ...store,
    async save(save) {
      const outcome = await store.save(save);
      if (!losesAnswer) return outcome;
      losesAnswer = false;
      throw new StoreFault("The line broke after the commit", undefined);
    },
  };
  const logger = pino({ level: "silent" });
  const world = { homes, clock, ids, credentials, storage: folderStorage("unused"), logger };
  parts = everyAccount(assemble({ ...world, store: losing, meter: noMeter }));
  const founder = { userId: ids.next<UserId>(), accountName: "Acme", name: "Kim", email: "kim@acme.example" };
  const events = firstAccountEvents(accountId, founder, { ids, at: clock.now() });
  const changes = events.map((event) => ({ log: "account" as const, id: accountId, event }));
  await parts.logs.commit(accountId, changes, { commandId: null });
  const [widgetId] = Object.keys(parts.logs.account(accountId).widgets) as WidgetId[];
  if (!widgetId) throw new Error("no widget");
  customer = { kind: "customer", accountId, customerId: ids.next(), widgetId };
  await parts.start();
});
afterEach(async () => {
  await parts.stop();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const write = (text: string, id = newCommandId(), chatId: ChatId | null = null) =>
  parts.commands.run({ id, name: "customer.write", payload: words(text, chatId) }, customer);

/** Follows the chat as a desk would; the result grows with what it is told. */
async function follow(chatId: ChatId): Promise<string[]> {
  const seen: string[] = [];
  await parts.gates.chatFeed.follow(chatId, {
    have: 0,
    present: presentStaffEvent,
    deliver: ({ events }) => {
      for (const event of events) if (event.type === "message") seen.push(textOf(event.parts));
    },
    failed(fault) {
      throw fault;
    },
  });
  return seen;
}

test("[I-4] a message that was stored though its answer was lost is told to everyone, in its order", async () => {
  const begun = await write("one");
  const chatId = ("ok" in begun ? begun.ok.id : undefined) as ChatId;
  const seen = await follow(chatId);

  losesAnswer = true;
  const id = newCommandId();
  await expect(write("two", id, chatId)).rejects.toThrow(StoreFault);
  expect(await write("two", id, chatId)).toHaveProperty("ok");
  expect(await write("three", newCommandId(), chatId)).toHaveProperty("ok");
  await eventually(() => expect(seen).toEqual(["one", "two", "three"]));
});

test("[I-4] and also when nobody asks again", async () => {
  const begun = await write("one");
  const chatId = ("ok" in begun ? begun.ok.id : undefined) as ChatId;
  const seen = await follow(chatId);
  losesAnswer = true;
  await expect(write("two", newCommandId(), chatId)).rejects.toThrow(StoreFault);
  clock.pass(1_000);
  await eventually(() => expect(seen).toEqual(["one", "two"]));
});

test("[B-4] a chat whose first save lost its answer waits in its queue like any other", async () => {
  losesAnswer = true;
  await expect(write("Hello")).rejects.toThrow(StoreFault);
  clock.pass(1_000);
  const [queueId] = Object.values(parts.logs.account(accountId).queues).map((queue) => queue.queueId);
  if (!queueId) throw new Error("no queue");
  await eventually(() => expect(parts.waitingLines.firstIn(queueId)).toMatchObject({ firstWords: "Hello" }));
});

test("[B-72] a customer is told of the chat they began though the answer to its save was lost, also when they ask again at once", async () => {
  const began: ChatId[] = [];
  const leave = parts.gates.people.addCustomer(customer.customerId, {
    send: () => {},
    chatBegan: (chatId) => began.push(chatId),
  });
  losesAnswer = true;
  const id = newCommandId();
  await expect(write("Hello", id)).rejects.toThrow(StoreFault);
  const again = await write("Hello", id);
  const chatId = ("ok" in again ? again.ok.id : undefined) as ChatId;
  clock.pass(1_000);
  await eventually(() => expect(began).toEqual([chatId]));
  leave();
});

describe("with an agent who is there", () => {
  let userId: UserId;
  let leave: () => void;
  beforeEach(async () => {
    [userId] = Object.keys(parts.logs.account(accountId).users) as [UserId];
    leave = parts.gates.presence.agentCame(userId);
    const available = { base: "available", breakReasonId: null } as const;
    const agent = { kind: "staff", accountId, userId } as const;
    await parts.commands.run({ id: newCommandId(), name: "status.choose", payload: available }, agent);
  });
  afterEach(() => leave());

  const ownedChats = () => Object.keys(parts.logs.agent(accountId, userId).owned);

  test("[I-9] such a chat is given to them, when its customer asks again at once", async () => {
    losesAnswer = true;
    const id = newCommandId();
    await expect(write("Hello", id)).rejects.toThrow(StoreFault);
    expect(await write("Hello", id)).toHaveProperty("ok");
    clock.pass(1_000);
    await eventually(() => expect(ownedChats()).toHaveLength(1));
  });

  test("[I-9] and also when nobody asks again", async () => {
    losesAnswer = true;
    await expect(write("Hello")).rejects.toThrow(StoreFault);
    clock.pass(1_000);
    await eventually(() => expect(ownedChats()).toHaveLength(1));
  });
});
