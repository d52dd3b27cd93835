import type { CustomerName } from "#contract/views/customer-name.ts";
import { byCustomer, byUser } from "#core/author.ts";
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Change } from "#core/change.ts";
import type { ChatId, ContactId, CustomerId, QueueId, WidgetId } from "#core/ids.ts";
import { inProcessBus } from "#server/bus/in-process-bus.ts";
import { Logs } from "#server/logs/logs.ts";
import type { Store } from "#server/ports/store.ts";
import { manualClock } from "../support/manual-clock.ts";
import { mustSave } from "../support/must-save.ts";
import { cameBy } from "../support/run-command.ts";
import { firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";

/** More than are kept of those who have nothing to do with a chat that goes on. */
const many = 2_500;

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const newId = <Id extends string>() => randomBytes(15).toString("base64url") as Id;

/** Stores so many contacts, each with a chat that waits if so wanted; the chats in the order in which they wait. */
async function storeContacts(count: number, withChats: boolean): Promise<ChatId[]> {
  const parts = server.parts();
  const { accountId, queues, users, widgets } = firstAccount(parts);
  const [by] = Object.values(users);
  const [queueId] = Object.keys(queues) as QueueId[];
  const [widgetId] = Object.keys(widgets) as WidgetId[];
  const came = cameBy(widgetId!);
  const chatIds: ChatId[] = [];
  for (let first = 0; first < count; first += 100) {
    const changes = Array.from({ length: Math.min(100, count - first) }, (_, index): Change[] => {
      const contactId = newId<ContactId>();
      const chatId = newId<ChatId>();
      const fields = { name: `Person ${first + index}`, email: "", phone: "" };
      const saved = { type: "contact.saved", at: 0, by: byUser(by!.userId), fields } as const;
      const facts = { chatId, accountId, queueId: queueId!, previousChatId: null, contactId, ...came };
      const customerId = newId<CustomerId>();
      const requested = {
        type: "chat.requested",
        at: first + index,
        by: byCustomer(customerId),
        customerId,
        ...facts,
      } as const;
      if (withChats) chatIds.push(chatId);
      return [
        { log: "contact", id: contactId, event: saved },
        ...(withChats ? [{ log: "chat", id: chatId, event: requested } as const] : []),
      ];
    }).flat();
    await mustSave(parts, accountId, { changes, rows: [] });
  }
  return chatIds;
}

/** The name by which a desk that has just come in shows the waiting chat. */
async function shownName(chatId: ChatId): Promise<CustomerName | undefined> {
  const desk = await server.openDesk({ email: "kim@acme.example", password: "correct horse" });
  desk.watchQueue(server.parts().logs.peek("chat", chatId)!.queueId);
  const { desk: shown } = await until(desk.model, ({ desk: { cards } }) => chatId in cards.waiting);
  desk.stop();
  return shown.cards.waiting[chatId]?.name;
}

test("[V-5] the contact of a chat that goes on is known however many others are looked at meanwhile", async () => {
  const [chatId] = (await storeContacts(1, true)) as [ChatId];
  await storeContacts(many, false);
  expect(await shownName(chatId)).toBe("Person 0");
});

test("[V-5] and from the start on, however many chats go on", async () => {
  const chatIds = await storeContacts(many, true);
  await server.restart();
  const { logs } = server.parts();
  const names = chatIds.map((id) => logs.peek("contact", logs.peek("chat", id)!.contactId!)?.name);
  expect(names).toEqual(chatIds.map((_, index) => `Person ${index}`));
  expect(await shownName(chatIds[0]!)).toBe("Person 0");
});

test("[V-13] a start reads the contacts of many chats together", async () => {
  await storeContacts(600, true);
  const { store } = server.parts();
  const { accountId } = firstAccount(server.parts());
  const asked: string[] = [];
  const counting = new Proxy(store, {
    get(target, name) {
      asked.push(String(name));
      return target[name as keyof Store];
    },
  });
  await new Logs({ accountId, store: counting, bus: inProcessBus(), clock: manualClock() }).open("another");
  expect(asked.filter((name) => name === "readContacts")).toHaveLength(2);
  expect(asked.length).toBeLessThan(20);
});

test("[V-13] typing asks only the desks that have the chat open", async () => {
  const [chatId, another] = (await storeContacts(2, true)) as [ChatId, ChatId];
  const desk = server.administrator;
  desk.openChat(chatId);
  await until(desk.model, ({ desk: { timelines } }) => (timelines[chatId]?.upTo ?? 0) > 0);
  const { people } = server.parts();
  const [connection] = [...people.lookingAt(chatId)];
  const asked: ChatId[] = [];
  const maySee = connection!.maySee.bind(connection);
  connection!.maySee = (id) => asked.push(id) > 0 && maySee(id);
  expect([...people.lookingAt(another)]).toEqual([]);
  expect([...people.lookingAt(chatId)]).toHaveLength(1);
  expect(asked).toEqual([chatId]);
});
