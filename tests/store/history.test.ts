import { expect, test } from "vitest";
import type { AccountId, ChatId } from "#core/ids.ts";
import { accountId, append, chatRow, newId, saveOf } from "../support/saves.ts";
import { describeStore } from "./describe-store.ts";

const idleAccount = "account-two" as AccountId;

describeStore("histories", (place) => {
  test("[V-18] an event is of each history under which it was the log's, and of none that ended before it", async () => {
    const { store } = await place().open();
    const chat = newId<ChatId>();
    const isOf = (number: number, history: string) => store.isOfHistory({ logId: chat, number, history });
    await store.save(saveOf([append(chat)], [chatRow(chat)]));
    await store.beginHistory(accountId, "one");
    await store.save(saveOf([append(chat, { expected: 1 })]));
    await store.beginHistory(accountId, "two");
    await store.save(saveOf([append(chat, { expected: 2 })]));
    expect(await Promise.all([1, 2, 3, 4].map((number) => isOf(number, "one")))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await Promise.all([1, 2, 3, 4].map((number) => isOf(number, "two")))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(await isOf(1, "never begun")).toBe(false);
    await store.close();
    const again = await place().open();
    expect(await again.store.isOfHistory({ logId: chat, number: 2, history: "one" })).toBe(true);
  });

  test("[V-18] of which an account had no event when a backup was taken are not taken for those after it", async () => {
    const { store } = await place().open();
    const chat = newId<ChatId>();
    await store.save(saveOf([append(chat)], [chatRow(chat)]));
    // A backup that is taken now holds a history without an event. What is stored after it is lost.
    await store.beginHistory(accountId, "lost");
    await store.beginHistory(accountId, "restored");
    await store.save(saveOf([append(chat, { expected: 1 })]));
    expect(await store.isOfHistory({ logId: chat, number: 2, history: "lost" })).toBe(false);
    expect(await store.isOfHistory({ logId: chat, number: 2, history: "restored" })).toBe(true);
  });

  test("cost an account that is idle one row, however often it is opened", async () => {
    const { store, engine } = await place().open();
    await store.save({ ...saveOf([append(newId())]), accountId: idleAccount });
    for (let start = 0; start < 20; start++) await store.beginHistory(idleAccount, `start ${start}`);
    const rows = await engine.query.selectFrom("history").selectAll().execute();
    expect(rows).toHaveLength(1);
  });

  test("are remembered in a bounded number", async () => {
    const { store, engine } = await place().open();
    const chat = newId<ChatId>();
    for (let start = 0; start < 230; start++) {
      await store.save(saveOf([append(chat, { expected: start })]));
      await store.beginHistory(accountId, `start ${start}`);
    }
    const rows = await engine.query.selectFrom("history").selectAll().execute();
    expect(rows.length).toBeLessThanOrEqual(200);
    expect(await store.isOfHistory({ logId: chat, number: 230, history: "start 229" })).toBe(true);
    expect(await store.isOfHistory({ logId: chat, number: 1, history: "start 0" })).toBe(false);
  });
});
