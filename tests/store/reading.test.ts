import { expect, test } from "vitest";
import type { AccountId, ChatId, ContactId, CustomerId, UserId } from "#core/ids.ts";
import type { Row } from "#server/ports/store.ts";
import { newCommandId } from "../support/run-command.ts";
import { accountId, append, chatRow, contactRow, newId, saveOf } from "../support/saves.ts";
import { describeStore } from "./describe-store.ts";

const numbersOf = (events: readonly { number: number }[]) => events.map(({ number }) => number);
const asker = "user-one" as UserId;
const otherAccount = "account-two" as AccountId;

describeStore("reading a log", (place) => {
  test("forwards after a number, backwards before one, a page at a time, oldest first", async () => {
    const { store } = await place().open();
    const chat = newId<ChatId>();
    await store.save(saveOf([append(chat, { texts: Array.from({ length: 25 }, (_, index) => `${index}`) })]));
    expect(numbersOf(await store.readLog(chat, 0))).toHaveLength(25);
    expect(numbersOf(await store.readLog(chat, 22))).toEqual([23, 24, 25]);
    expect(numbersOf(await store.readLog(chat, 5, 3))).toEqual([6, 7, 8]);
    expect(await store.readLog(chat, 25)).toEqual([]);
    expect(numbersOf(await store.readLogBefore(chat, 26, 4))).toEqual([22, 23, 24, 25]);
    expect(numbersOf(await store.readLogBefore(chat, 1_000_000_000, 2))).toEqual([24, 25]);
    expect(numbersOf(await store.readLogBefore(chat, 3, 10))).toEqual([1, 2]);
    expect(await store.readLogBefore(chat, 1, 10)).toEqual([]);
    expect(await store.readLog(newId(), 0)).toEqual([]);
    expect(await store.readLogBefore(newId(), 9, 9)).toEqual([]);
    const page = { logId: chat, before: 23, limit: 3 };
    expect(await store.readPage(asker, page)).toEqual(await store.readLogBefore(chat, 23, 3));
    expect(await store.readPage(asker, { ...page, before: 1 })).toEqual([]);
  });
});

describeStore("a page of a log", (place) => {
  test("[A-2] is shorter the longer its events are, and never empty while there are any", async () => {
    const { store } = await place().open();
    const chat = newId<ChatId>();
    const texts = ["a", "b".repeat(500_000), ...["c", "d", "e", "f"].map((letter) => letter.repeat(90_000))];
    await store.save(saveOf([append(chat, { texts })]));
    const pageBefore = async (number: number) => numbersOf(await store.readLogBefore(chat, number, 200));
    expect(await pageBefore(7)).toEqual([4, 5, 6]);
    expect(await pageBefore(4)).toEqual([2, 3]);
    expect(await pageBefore(3)).toEqual([2]);
    expect(await pageBefore(2)).toEqual([1]);
    expect(numbersOf(await store.readLogBefore(chat, 7, 2))).toEqual([5, 6]);
  });
});

describeStore("what belongs to one account", (place) => {
  test("[I-11] is not among another's chats or contacts", async () => {
    const { store } = await place().open();
    const customer = "customer-of-both" as CustomerId;
    const contact = "contact-of-both" as ContactId;
    const never = { queuedAt: 10, chatId: "" as ChatId };
    const of = (account: AccountId, change: object) =>
      chatRow(newId<ChatId>(), {
        account_id: account,
        customer_id: customer,
        contact_id: contact,
        ...change,
      });
    const own = [of(accountId, { queued_at: 1 }), of(accountId, { queued_at: 3 })];
    await store.save({ accountId, epoch: 0, appends: [append(newId())], rows: own });
    await store.save({
      accountId: otherAccount,
      epoch: 0,
      appends: [append(newId())],
      rows: [of(otherAccount, { queued_at: 2 })],
    });
    for (const contactIds of [[newId<ContactId>(), contact], []]) {
      const rows = await store.readEarlierChats(asker, {
        accountId,
        contactIds,
        customerId: customer,
        before: never,
        limit: 10,
      });
      expect(rows.map(({ queued_at }) => queued_at)).toEqual([3, 1]);
      const foreign = await store.readEarlierChats(asker, {
        accountId: otherAccount,
        contactIds,
        customerId: customer,
        before: never,
        limit: 10,
      });
      expect(foreign.map(({ queued_at }) => queued_at)).toEqual([2]);
    }
    expect(
      await store.readEarlierChats(asker, {
        accountId,
        contactIds: [],
        customerId: customer,
        before: never,
        limit: 1,
      }),
    ).toHaveLength(1);
    // Before that one, and before another of its moment whose id is smaller.
    const [first, last] = own.map(({ values }) => values as { queued_at: number; chat_id: ChatId });
    const before = { queuedAt: last!.queued_at, chatId: last!.chat_id };
    const asked = { accountId, contactIds: [], customerId: customer, limit: 10 };
    expect(await store.readEarlierChats(asker, { ...asked, before })).toMatchObject([first!]);
    const after = { ...before, chatId: `${before.chatId}~` as ChatId };
    expect(await store.readEarlierChats(asker, { ...asked, before: after })).toMatchObject([last!, first!]);
  });
});

describeStore("a text of the installation", (place) => {
  test("is written once, by whoever comes first", async () => {
    const { store } = await place().open();
    const given = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.installationText("secret", () => `text ${index}`)),
    );
    expect(new Set(given).size).toBe(1);
    expect(await store.installationText("secret", () => "late")).toBe(given[0]);
    expect(await store.installationText("other", () => "mine")).toBe("mine");
    await store.close();
    const again = await place().open();
    expect(await again.store.installationText("secret", () => "later")).toBe(given[0]);
  });
});

describeStore("opening it again", (place) => {
  test("finds everything as it was left, numbers and commands included", async () => {
    const first = await place().open();
    const chatId = newId<ChatId>();
    const commandId = newCommandId();
    const staff: Row = {
      table: "staff_user",
      values: { user_id: "user-one" as UserId, account_id: accountId, email: "kim@acme.example" },
    };
    const account: Row = { table: "account", values: { account_id: accountId, number: 1, state: "{}" } };
    const agent: Row = {
      table: "agent",
      values: { user_id: "user-one" as UserId, account_id: accountId, number: 1, is_live: 1, state: "{}" },
    };
    const customer: Row = {
      table: "customer",
      values: {
        customer_id: "customer-one" as CustomerId,
        account_id: accountId,
        number: 1,
        chat_id: chatId,
      },
    };
    const contact = contactRow("Toni");
    const rows = [chatRow(chatId), staff, account, agent, customer, contact];
    await first.store.save(saveOf([append(chatId, { texts: ["one", "two"], commandId })], rows));
    await first.store.savePositions([
      { chatId, who: "customer-one" as CustomerId, delivered: 2, seen: 1, seenMessages: 1 },
    ]);
    await first.store.close();

    const { store } = await place().open();
    expect(numbersOf(await store.readLog(chatId, 0))).toEqual([1, 2]);
    expect(await store.readAccountIds()).toEqual([accountId]);
    expect(await store.readAccount(accountId)).toEqual(account.values);
    expect(await store.readAgents(accountId)).toEqual([agent.values]);
    expect(await store.readOpenChats(accountId)).toEqual([chatRow(chatId).values]);
    expect(await store.readCustomer("customer-one" as CustomerId)).toEqual(customer.values);
    const { contact_id: contactId } = contact.values as { contact_id: ContactId };
    expect(await store.readContact(contactId)).toEqual(contact.values);
    expect(await store.readContacts([contactId, "nobody" as ContactId])).toEqual([contact.values]);
    expect(await store.readContacts([])).toEqual([]);
    expect(await store.findStaffUsers("kim@acme.example")).toEqual([staff.values]);
    expect(await store.findStaffUsers("Kim@acme.example")).toEqual([]);
    expect(await store.readPositions(chatId)).toHaveLength(1);
    expect(await store.save(saveOf([append(chatId, { expected: 1 })]))).toEqual({ kind: "conflict" });
    expect(await store.save(saveOf([append(chatId, { expected: 2, commandId })]))).toEqual({
      kind: "repeated",
      logId: chatId,
    });
    expect(await store.save(saveOf([append(chatId, { expected: 2 })]))).toEqual({ kind: "saved" });
  });

  test("closing waits for what has been asked", async () => {
    const { store } = await place().open();
    const chat = newId<ChatId>();
    const asked = store.save(saveOf([append(chat)]));
    await store.close();
    expect(await asked).toEqual({ kind: "saved" });
    const again = await place().open();
    expect(await again.store.readLog(chat, 0)).toHaveLength(1);
  });
});

describeStore("what is read at a start", (place) => {
  const words = (events: readonly { logId: string; number: number }[], chatId: ChatId) =>
    numbersOf(events.filter(({ logId }) => logId === chatId));

  test("is what the rows of chats do not say yet, of those that were asked for, in order", async () => {
    const { store } = await place().open();
    const chats = Array.from({ length: 5 }, () => newId<ChatId>());
    for (const [index, chatId] of chats.entries()) {
      const texts = ["one", "two", "three", "four"];
      await store.save(saveOf([append(chatId, { texts })], [chatRow(chatId, { number: index })]));
    }
    const asked = chats.slice(0, 4);
    const tails = await store.readChatTails(asked);
    expect(asked.map((chatId) => words(tails, chatId))).toEqual([[1, 2, 3, 4], [2, 3, 4], [3, 4], [4]]);
    expect(tails).toHaveLength(10);
    expect(await store.readChatTails(chats.slice(4))).toEqual([]);
    expect(await store.readChatTails([])).toEqual([]);
  });

  test("are the positions of chats that go on, and of no others", async () => {
    const { store } = await place().open();
    const [open, over] = [newId<ChatId>(), newId<ChatId>()];
    const closed = chatRow(over);
    const rows = [chatRow(open), { ...closed, values: { ...closed.values, is_live: 0 } } as typeof closed];
    await store.save(saveOf([append(open), append(over)], rows));
    const position = { who: "customer-one" as CustomerId, delivered: 2, seen: 1, seenMessages: 1 };
    await store.savePositions([open, over].map((chatId) => ({ ...position, chatId })));
    expect(await store.readOpenPositions(accountId)).toEqual([{ ...position, chatId: open }]);
  });
});
