import { expect, test } from "vitest";
import type { ChatId, CustomerId } from "#core/ids.ts";
import type { SaveOutcome } from "#server/ports/store.ts";
import { newCommandId } from "../support/run-command.ts";
import { accountId, append, chatRow, newId, saveOf } from "../support/saves.ts";
import { describeStore } from "./describe-store.ts";

const textsOf = (events: readonly { body: Readonly<Record<string, unknown>> }[]) =>
  events.map(({ body }) => body["text"]);
const count = (outcomes: readonly SaveOutcome[], kind: SaveOutcome["kind"]) =>
  outcomes.filter((outcome) => outcome.kind === kind).length;

describeStore("saves", (place) => {
  test("over several logs are stored whole, with the numbers that follow", async () => {
    const { store } = await place().open();
    const [chat, agent] = [newId<ChatId>(), newId()];
    const save = saveOf([append(chat, { texts: ["one", "two"] }), { ...append(agent), kind: "agent" }]);
    expect(await store.save(save)).toEqual({ kind: "saved" });
    expect(await store.save(saveOf([append(chat, { expected: 2, texts: ["three"] })]))).toEqual({
      kind: "saved",
    });
    const events = await store.readLog(chat, 0);
    expect(events.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(textsOf(events)).toEqual(["one", "two", "three"]);
    expect(events[0]).toEqual({
      accountId: save.accountId,
      logId: chat,
      number: 1,
      at: 1_000,
      type: "message.sent",
      body: { text: "one" },
      commandId: null,
    });
    expect(await store.readLog(agent, 0)).toHaveLength(1);
  });

  test("a conflict in one log lets nothing of the save in: no other log, no row", async () => {
    const { store } = await place().open();
    const [chat, other] = [newId<ChatId>(), newId<ChatId>()];
    await store.save(saveOf([append(chat)]));
    for (const expected of [0, 2, 7]) {
      const save = saveOf([append(other), append(chat, { expected })], [chatRow(other)]);
      expect(await store.save(save)).toEqual({ kind: "conflict" });
    }
    expect(await store.readLog(other, 0)).toEqual([]);
    expect(await store.readLog(chat, 0)).toHaveLength(1);
    expect(await store.readChat(other)).toBeNull();
  });

  test("of one batch fail alone", async () => {
    const { store } = await place().open();
    const chats = Array.from({ length: 10 }, () => newId<ChatId>());
    const outcomes = await Promise.all(
      chats.map((chat, index) => store.save(saveOf([append(chat, { expected: index % 2 })]))),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(
      chats.map((_, index) => (index % 2 ? "conflict" : "saved")),
    );
    for (const [index, chat] of chats.entries()) {
      expect(await store.readLog(chat, 0)).toHaveLength(index % 2 ? 0 : 1);
    }
  });

  test("that come together keep their order, and their numbers have no gap", async () => {
    const { store } = await place().open();
    const chats = Array.from({ length: 20 }, () => newId<ChatId>());
    const saves = Array.from({ length: 50 }, (_, round) =>
      chats.map((chat) => store.save(saveOf([append(chat, { expected: round, texts: [`${round}`] })]))),
    );
    const outcomes = await Promise.all(saves.flat());
    expect(count(outcomes, "saved")).toBe(1_000);
    for (const chat of chats) {
      const events = await store.readLog(chat, 0);
      expect(events.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect(textsOf(events)).toEqual(Array.from({ length: 50 }, (_, index) => `${index}`));
    }
  });

  test("for the same place in a log: one of many fits", async () => {
    const { store } = await place().open();
    const chat = newId<ChatId>();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => store.save(saveOf([append(chat, { texts: [`${index}`] })]))),
    );
    expect([count(outcomes, "saved"), count(outcomes, "conflict")]).toEqual([1, 49]);
    expect(await store.readLog(chat, 0)).toHaveLength(1);
  });

  test("rows come with their events, a later one in place of the earlier", async () => {
    const { store } = await place().open();
    const chatId = newId<ChatId>();
    await store.save(saveOf([append(chatId)], [chatRow(chatId)]));
    expect(await store.readChat(chatId)).toMatchObject({ number: 1, stage: "waiting", is_live: 1 });
    expect(await store.readOpenChats(accountId)).toHaveLength(1);
    const [second, third] = [
      saveOf([append(chatId, { expected: 1 })], [chatRow(chatId, { number: 2, stage: "owned" })]),
      saveOf(
        [append(chatId, { expected: 2 })],
        [chatRow(chatId, { number: 3, stage: "closed", is_live: 0 })],
      ),
    ];
    await Promise.all([store.save(second), store.save(third)]);
    expect(await store.readChat(chatId)).toMatchObject({ number: 3, stage: "closed", is_live: 0 });
    expect(await store.readOpenChats(accountId)).toEqual([]);
  });

  test("keep every text as it is", async () => {
    const { store } = await place().open();
    const texts = [
      "",
      "'; drop table event; --",
      "\u0007 \u2028 \\ \\\\ \" ''",
      "日本 👩‍👩‍👧 e\u0301",
      "x".repeat(100_000),
      "\\u0041 $1 ?",
    ];
    const chat = newId<ChatId>();
    await store.save(
      saveOf([append(chat, { texts })], [chatRow(chat, { state: JSON.stringify({ texts }) })]),
    );
    expect(textsOf(await store.readLog(chat, 0))).toEqual(texts);
    const row = await store.readChat(chat);
    expect(JSON.parse(row!.state)).toEqual({ texts });
  });
});

describeStore("a command", (place) => {
  test("that comes again is known by its id, and lets nothing of the save in", async () => {
    const { store } = await place().open();
    const [chat, other] = [newId<ChatId>(), newId<ChatId>()];
    const commandId = newCommandId();
    await store.save(saveOf([append(chat, { texts: ["one", "two"], commandId })]));
    // Refused whichever place it asks for, and whatever else it brings.
    for (const expected of [0, 2, 5]) {
      const again = saveOf([append(other), append(chat, { expected, commandId })], [chatRow(other)]);
      expect(await store.save(again)).toEqual({ kind: "repeated", logId: chat });
    }
    expect(await store.readLog(chat, 0)).toHaveLength(2);
    expect(await store.readLog(other, 0)).toEqual([]);
    expect(await store.readChat(other)).toBeNull();
    expect(await store.findCommand(chat, commandId)).toMatchObject({ number: 2, commandId });
    expect(await store.findCommand(other, commandId)).toBeNull();
    expect(await store.findCommand(chat, newCommandId())).toBeNull();
  });

  test("is stored once of many at the same time, and its id is free in other logs", async () => {
    const { store } = await place().open();
    const [chat, other] = [newId<ChatId>(), newId<ChatId>()];
    const commandId = newCommandId();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.save(saveOf([append(chat, { expected: index % 3, commandId })])),
      ),
    );
    expect(count(outcomes, "saved")).toBe(1);
    expect(count(outcomes, "repeated")).toBe(19);
    expect(await store.readLog(chat, 0)).toHaveLength(1);
    expect(await store.save(saveOf([append(other, { commandId })]))).toEqual({ kind: "saved" });
  });

  test("that comes again among others is the only one that is not stored, and so the next time", async () => {
    const { store } = await place().open();
    const [done, commandId] = [newId<ChatId>(), newCommandId()];
    await store.save(saveOf([append(done, { commandId })]));
    for (const expected of [1, 1]) {
      const others = Array.from({ length: 5 }, () => newId<ChatId>());
      const saves = [
        ...others.slice(0, 3).map((chat) => saveOf([append(chat)], [chatRow(chat)])),
        saveOf([append(done, { expected, commandId })]),
        ...others.slice(3).map((chat) => saveOf([append(chat)], [chatRow(chat)])),
      ];
      const outcomes = await Promise.all(saves.map((save) => store.save(save)));
      expect(outcomes.map(({ kind }) => kind)).toEqual([
        "saved",
        "saved",
        "saved",
        "repeated",
        "saved",
        "saved",
      ]);
      for (const chat of others) {
        expect(await store.readLog(chat, 0)).toHaveLength(1);
        expect((await store.readChat(chat))?.chat_id).toBe(chat);
        // And is known to be there.
        expect(await store.save(saveOf([append(chat)]))).toEqual({ kind: "conflict" });
      }
    }
    expect(await store.readLog(done, 0)).toHaveLength(1);
  });

  test("that did not fit may come again and fit", async () => {
    const { store } = await place().open();
    const chat = newId<ChatId>();
    const commandId = newCommandId();
    const outcomes = await Promise.all([
      store.save(saveOf([append(chat, { expected: 3, commandId })])),
      store.save(saveOf([append(chat, { commandId })])),
    ]);
    expect(outcomes).toEqual([{ kind: "conflict" }, { kind: "saved" }]);
  });
});

describeStore("positions", (place) => {
  test("[B-36] never go back, whichever comes last, and one figure does not hold up another", async () => {
    const { store } = await place().open();
    const chatId = newId<ChatId>();
    const who = "customer-one" as CustomerId;
    await store.save(saveOf([append(chatId)], [chatRow(chatId)]));
    await store.savePositions([{ chatId, who, delivered: 5, seen: 3, seenMessages: 2 }]);
    await store.savePositions([
      { chatId, who, delivered: 4, seen: 4, seenMessages: 1 },
      { chatId, who: "somebody" as CustomerId, delivered: 1, seen: 0, seenMessages: 0 },
    ]);
    const positions = await store.readPositions(chatId);
    expect(positions.toSorted((a, b) => (a.who < b.who ? -1 : 1))).toEqual([
      { chatId, who, delivered: 5, seen: 4, seenMessages: 2 },
      { chatId, who: "somebody", delivered: 1, seen: 0, seenMessages: 0 },
    ]);
    expect(await store.readPositions(newId<ChatId>())).toEqual([]);
    await store.savePositions([]);
  });
});
