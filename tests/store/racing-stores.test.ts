import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChatId } from "#core/ids.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { openStore } from "#server/store/open-store.ts";
import type { Store } from "#server/ports/store.ts";
import { seededRandom } from "../support/busy-day.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { newCommandId } from "../support/run-command.ts";
import { append, chatRow, newId, saveOf } from "../support/saves.ts";

const storeCount = 3;

describeWithPostgres("several servers on one PostgreSQL", () => {
  let database: TestDatabase;
  let stores: Store[];
  beforeEach(async () => {
    database = await createDatabase();
    // At the same moment: each finds the schema in order, whoever made it.
    stores = await Promise.all(
      Array.from({ length: storeCount }, async () =>
        openStore(
          await openEngine({
            databaseUrl: database.url,
            dataFolder: "",
            several: { address: "http://127.0.0.1:1", secret: "x".repeat(32) },
          } as unknown as Parameters<typeof openEngine>[0]),
        ),
      ),
    );
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });

  test("[I-1] racing for the same logs never both succeed, and never wait for each other for ever", async () => {
    const random = seededRandom(7);
    const chats = Array.from({ length: 12 }, () => newId<ChatId>());
    const heads = new Map(chats.map((chat) => [chat, 0]));
    for (let round = 0; round < 60; round++) {
      // Each wants several logs, in an order of its own, at the numbers all of them know.
      const wishes = stores.flatMap((store) =>
        Array.from({ length: 5 }, () => {
          const wanted = chats.toSorted(() => random() - 0.5).slice(0, 1 + Math.floor(random() * 4));
          const appends = wanted.map((chat) =>
            append(chat, { expected: heads.get(chat)!, texts: [`${round}`] }),
          );
          return {
            store,
            wanted,
            save: saveOf(
              appends,
              wanted.map((chat) => chatRow(chat, { number: round })),
            ),
          };
        }),
      );
      const outcomes = await Promise.all(wishes.map(({ store, save }) => store.save(save)));
      const won = wishes
        .filter((_, index) => outcomes[index]!.kind === "saved")
        .flatMap(({ wanted }) => wanted);
      expect(new Set(won).size, "a log that two saves got").toBe(won.length);
      expect(won.length).toBeGreaterThan(0);
      for (const chat of won) heads.set(chat, heads.get(chat)! + 1);
    }
    for (const chat of chats) {
      const events = await stores[0]!.readLog(chat, 0);
      expect(events.map(({ number }) => number)).toEqual(
        Array.from({ length: heads.get(chat)! }, (_, index) => index + 1),
      );
    }
  });

  test("[I-4] the same command at all of them is stored once", async () => {
    for (let round = 0; round < 30; round++) {
      const chat = newId<ChatId>();
      const commandId = newCommandId();
      const outcomes = await Promise.all(
        stores.map((store) => store.save(saveOf([append(chat, { commandId })]))),
      );
      const kinds = outcomes.map(({ kind }) => kind).toSorted();
      expect(kinds).toEqual(["repeated", "repeated", "saved"]);
      expect(await stores[0]!.readLog(chat, 0)).toHaveLength(1);
    }
  });

  test("the positions of a chat may be written by all of them at once", async () => {
    const chatIds = Array.from({ length: 30 }, () => newId<ChatId>());
    const rows = chatIds.map((chatId) => chatRow(chatId));
    await stores[0]!.save(
      saveOf(
        chatIds.map((chatId) => append(chatId)),
        rows,
      ),
    );
    await Promise.all(
      stores.map((store, index) =>
        store.savePositions(
          chatIds
            .toSorted(() => (index % 2 ? 1 : -1))
            .map((chatId) => ({
              chatId,
              who: "somebody" as never,
              delivered: index,
              seen: 0,
              seenMessages: 0,
            })),
        ),
      ),
    );
    for (const chatId of chatIds) {
      expect(await stores[0]!.readPositions(chatId)).toMatchObject([{ delivered: storeCount - 1 }]);
    }
  });
});
