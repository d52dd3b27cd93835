import { byCustomer, bySystem, byUser } from "#core/author.ts";
import { savedItems, settingSaved } from "#core/account/account-event.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inAgent, inChat } from "#core/change.ts";
import type { Change } from "#core/change.ts";
import type { AccountId, ChatId, CustomerId, UserId } from "#core/ids.ts";
import { manualClock } from "../../../tests/support/manual-clock.ts";
import { eventually, settle } from "../../../tests/support/eventually.ts";
import { inProcessBus } from "../bus/in-process-bus.ts";
import { Performer } from "../performer/performer.ts";
import { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import { randomIds } from "../ports/ids.ts";
import { type Store, StoreFault } from "../ports/store.ts";
import { Presence } from "../presence/presence.ts";
import { firstAccountEvents } from "../set-up/first-account.ts";
import { openSqlite } from "../store/engines/open-sqlite.ts";
import { openStore } from "../store/open-store.ts";
import { Allocator } from "./allocator.ts";

const ids = randomIds();
const accountId = ids.next<AccountId>();
const kim = ids.next<UserId>();
const robin = ids.next<UserId>();

let folder: string;
let store: Store;
let clock: ReturnType<typeof manualClock>;
let bus: Bus;
let logs: Logs;
let presence: Presence;
let allocator: Allocator;
let faults: unknown[];
/** News that reaches everybody but the allocator. */
let isNewsLost: boolean;
/** Saves that the store cannot take. */
let savesRefused: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-allocator-"));
  store = openStore(openSqlite(folder));
  clock = manualClock();
  faults = [];
  isNewsLost = false;
  savesRefused = 0;
  const failing: Store = {
    ...store,
    async save(save) {
      if (savesRefused-- > 0) throw new StoreFault("The disk is full", undefined);
      return store.save(save);
    },
  };
  bus = inProcessBus();
  logs = new Logs({ accountId, store: failing, bus, clock });
  const founder = { userId: kim, accountName: "Acme", name: "Kim", email: "kim@acme.example" };
  const events = firstAccountEvents(accountId, founder, { ids, at: clock.now() });
  const [first] = savedItems(events, "user");
  const user = { ...first!, userId: robin, name: "Robin", email: "r@acme.example" };
  const second = settingSaved("user", user, { at: clock.now(), by: bySystem("set-up") });
  await commit(...[...events, second].map((event): Change => ({ log: "account", id: accountId, event })));
  presence = new Presence(clock);
  const lossy: Bus = {
    ...bus,
    subscribe: (listener) => bus.subscribe((news) => (isNewsLost ? undefined : listener(news))),
  };
  const performer = new Performer({ logs, store: failing, clock });
  const failed = (fault: unknown) => faults.push(fault);
  allocator = new Allocator({ logs, bus: lossy, clock, presence, performer, failed });
  allocator.start();
});
afterEach(async () => {
  allocator.stop();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function commit(...changes: Change[]): Promise<void> {
  await logs.commit(changes, { commandId: null });
}

const comes = (userId: UserId) =>
  commit(
    inAgent(userId, {
      type: "agent.status-chosen",
      at: clock.now(),
      by: byUser(userId),
      base: "available",
      breakReasonId: null,
    }),
  );

/** A chat that has just come in. */
async function requested(): Promise<ChatId> {
  const chatId = ids.next<ChatId>();
  const [widget] = Object.values(logs.account.widgets);
  const { widgetId, queueId } = widget!;
  const entry = { channel: "webchat", widgetId, page: "https://acme.example/" } as const;
  const came = { entry, browser: "test", language: "en" };
  const facts = { chatId, accountId, queueId, previousChatId: null, contactId: null, ...came };
  const customerId = ids.next<CustomerId>();
  await commit(
    inChat(chatId, {
      type: "chat.requested",
      at: clock.now(),
      by: byCustomer(customerId),
      customerId,
      ...facts,
    }),
  );
  return chatId;
}

const ownerOf = (chatId: ChatId) => {
  const chat = logs.peek("chat", chatId);
  return chat?.state === "owned" ? chat.ownerId : null;
};

test("[B-9] a chat goes to an agent as it comes in, and as they come; the sweep finds nothing", async () => {
  const early = await requested();
  await settle();
  expect(ownerOf(early)).toBeNull();
  await comes(kim);
  presence.agentCame(kim);
  await eventually(() => expect(ownerOf(early)).toBe(kim));
  const late = await requested();
  await eventually(() => expect(ownerOf(late)).toBe(kim));
  clock.pass(10 * 60_000);
  await settle();
  expect([allocator.foundBySweep, faults]).toEqual([0, []]);
});

test("[I-9] what the allocator was never told of is found by the sweep, given, and counted", async () => {
  await comes(kim);
  presence.agentCame(kim);
  isNewsLost = true;
  const unheard = [await requested(), await requested()];
  isNewsLost = false;
  await settle();
  expect(unheard.map(ownerOf)).toEqual([null, null]);
  expect(allocator.foundBySweep).toBe(0);
  clock.pass(60_000);
  await eventually(() => expect(unheard.map(ownerOf)).toEqual([kim, kim]));
  expect(allocator.foundBySweep).toBe(2);
  expect(faults).toHaveLength(1);
  clock.pass(60_000);
  await settle();
  expect(allocator.foundBySweep).toBe(2);
});

test("[F-5] whoever loses their connection before it is decided gets nothing, and the next agent does", async () => {
  await comes(kim);
  await comes(robin);
  const leave = presence.agentCame(kim);
  // Subscribes after the allocator, so the chat has been planned already when the agent leaves.
  const stop = bus.subscribe(leave);
  const chatId = await requested();
  stop();
  await settle();
  expect(ownerOf(chatId)).toBeNull();
  presence.agentCame(robin);
  await eventually(() => expect(ownerOf(chatId)).toBe(robin));
});

test("[B-9] what the store could not take is given when it can again", async () => {
  await comes(kim);
  const chatId = await requested();
  savesRefused = 1;
  presence.agentCame(kim);
  await eventually(() => expect(faults).toHaveLength(1));
  expect(faults[0]).toBeInstanceOf(StoreFault);
  expect(ownerOf(chatId)).toBeNull();
  clock.pass(1_000);
  await eventually(() => expect(ownerOf(chatId)).toBe(kim));
  expect(allocator.foundBySweep).toBe(0);
});
