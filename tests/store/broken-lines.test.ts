import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChatId } from "#core/ids.ts";
import { type Store, StoreBusyFault, StoreFault } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openPostgres } from "#server/store/engines/open-postgres.ts";
import { openStore } from "#server/store/open-store.ts";
import { eventually } from "../support/eventually.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { type PostgresRelay, openRelay } from "../support/postgres-relay.ts";
import { newCommandId } from "../support/run-command.ts";
import { append, chatRow, newId, saveOf } from "../support/saves.ts";

/** As the product waits, an order of magnitude shorter. */
const patience = { connectMs: 500, answerMs: 1_000, turnMs: 500, questionMs: 500 };

describeWithPostgres("over a line that can go wrong, a PostgreSQL store", () => {
  let database: TestDatabase;
  let relay: PostgresRelay;
  let engine: Engine;
  let store: Store;
  beforeEach(async () => {
    database = await createDatabase();
    relay = await openRelay(database.url);
    engine = await openPostgres(relay.url, patience);
    store = openStore(engine, patience);
  });
  afterEach(async () => {
    await relay.heal();
    await store.close();
    await relay.close();
    await database.drop();
  });

  const faultOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (fault: unknown) => fault,
    );

  test("says of each save within its bound that it could not be stored, whether it was tried or waited", async () => {
    const tried = newId<ChatId>();
    await store.save(saveOf([append(tried)]));
    relay.stall();
    let isFirstAnswered = false;
    const first = faultOf(store.save(saveOf([append(tried, { expected: 1 })]))).finally(
      () => (isFirstAnswered = true),
    );
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const waiting = Array.from({ length: 2_000 }, () => newId<ChatId>());
    const faults = waiting.map((chatId) => faultOf(store.save(saveOf([append(chatId)]))));
    for (const fault of await Promise.all(faults)) expect(fault).toBeInstanceOf(StoreBusyFault);
    // Their bound is the shorter one.
    expect(isFirstAnswered).toBe(false);
    const fault = await first;
    expect(fault).toBeInstanceOf(StoreFault);
    expect(fault).not.toBeInstanceOf(StoreBusyFault);

    await relay.heal();
    await eventually(() => store.save(saveOf([append(newId())])));
    // A save that still waited was never tried, and is stored nowhere.
    for (const chatId of waiting.slice(0, 20)) expect(await store.readLog(chatId, 0)).toEqual([]);
  });

  test("stores what was being written when a stall ends before the answer was given up", async () => {
    const chatId = newId<ChatId>();
    await store.save(saveOf([append(chatId)]));
    relay.stall();
    const saved = store.save(saveOf([append(chatId, { expected: 1 })]));
    await eventually(() => expect(relay.holding).toBe(1));
    await relay.heal();
    expect(await saved).toEqual({ kind: "saved" });
    expect(await store.readLog(chatId, 0)).toHaveLength(2);
  });

  test("fails at once while nothing listens there, and goes on when it does again", async () => {
    const chatId = newId<ChatId>();
    await store.save(saveOf([append(chatId)]));
    await relay.refuse();
    for (let attempt = 0; attempt < 10; attempt++) {
      const save = saveOf([append(chatId, { expected: 1 })]);
      expect(await faultOf(store.save(save))).toBeInstanceOf(StoreFault);
      expect(await faultOf(store.readLog(chatId, 0))).toBeInstanceOf(StoreFault);
    }
    await relay.heal();
    expect(await store.save(saveOf([append(chatId, { expected: 1 })]))).toEqual({ kind: "saved" });
    expect(await store.readLog(chatId, 0)).toHaveLength(2);
  });

  test("survives a line that breaks in the middle of a statement, idle or in use", async () => {
    const chatId = newId<ChatId>();
    for (let round = 0; round < 10; round++) {
      relay.stall();
      const fault = faultOf(store.save(saveOf([append(chatId, { expected: round })])));
      const reading = faultOf(store.readLog(chatId, 0));
      await eventually(() => expect(relay.holding).toBe(2));
      relay.cut();
      await relay.heal();
      expect(await fault).toBeInstanceOf(StoreFault);
      expect(await reading).toBeInstanceOf(StoreFault);
      expect(await store.save(saveOf([append(chatId, { expected: round })]))).toEqual({ kind: "saved" });
    }
    expect(await store.readLog(chatId, 0)).toHaveLength(10);
  });

  // Words alone go in by one statement, everything else by a transaction.
  test.each([
    { written: "words", rows: () => [], words: "write-messages\0" },
    { written: "a row as well", rows: (chatId: ChatId) => [chatRow(chatId)], words: "commit\0" },
  ])("[I-4] knows a command again whose answer was lost, of $written", async ({ rows, words }) => {
    const chatId = newId<ChatId>();
    await store.save(saveOf([append(chatId)]));
    const save = saveOf([append(chatId, { expected: 1, commandId: newCommandId() })], rows(chatId));
    relay.loseAnswerTo(words, "cut");
    expect(await faultOf(store.save(save))).toBeInstanceOf(StoreFault);
    expect(await store.save(save)).toEqual({ kind: "repeated", logId: chatId });
    expect(await store.readLog(chatId, 0)).toHaveLength(2);
  });

  test("is not held up by the locks of a line that died without a word", async () => {
    const chatId = newId<ChatId>();
    await store.save(saveOf([append(chatId)]));
    relay.loseAnswerTo("for update", "silence");
    const save = saveOf([append(chatId, { expected: 1 })], [chatRow(chatId)]);
    expect(await faultOf(store.save(save))).toBeInstanceOf(StoreFault);
    const again = () => store.save(save);
    await eventually(again);
    expect(await store.readLog(chatId, 0)).toHaveLength(2);
  });

  test("gives up a line that died under a reader, so that no later one waits behind it", async () => {
    const chatId = newId<ChatId>();
    await store.save(saveOf([append(chatId)]));
    relay.loseAnswerTo(`"log_id" = $1`, "silence");
    expect(await faultOf(store.readLog(chatId, 0))).toBeInstanceOf(StoreFault);
    expect(await store.readLog(chatId, 0)).toHaveLength(1);
  });
});
