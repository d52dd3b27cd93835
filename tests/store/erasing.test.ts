import { sql } from "kysely";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { AccountId, ChatId, CustomerId, OfflineMessageId, QueueId, UserId } from "#core/ids.ts";
import type { Append, Erasure, Row, Store } from "#server/ports/store.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { openStore } from "#server/store/open-store.ts";
import { accountId, append, chatRow, newId, saveOf } from "../support/saves.ts";
import { describeStore } from "./describe-store.ts";

const otherAccount = "account-two" as AccountId;

/** An erasure of everything that finished by now, unless a test says otherwise. */
const erasure = (change: Partial<Erasure> = {}): Erasure => ({
  accountId,
  epoch: 0,
  expected: 0,
  upTo: 1_000,
  eventsMax: 1_000,
  ...change,
});

interface Kept {
  readonly chatId: ChatId;
  readonly customerId: CustomerId;
}

interface Told {
  readonly finishedAt: number | null;
  readonly customerId?: CustomerId;
  readonly account?: AccountId;
  readonly texts?: readonly string[];
}

/** Keeps a chat with its log, its positions and a log of its customer. */
async function keepChat(store: Store, told: Told): Promise<Kept> {
  const { finishedAt, customerId = newId<CustomerId>(), account = accountId, texts = ["one", "two"] } = told;
  const chatId = newId<ChatId>();
  const isLive = finishedAt === null;
  const known = (await store.readLog(customerId, 0)).length;
  const rows: Row[] = [
    chatRow(chatId, {
      account_id: account,
      customer_id: customerId,
      stage: isLive ? "waiting" : "closed",
      is_live: isLive ? 1 : 0,
      finished_at: finishedAt,
    }),
    {
      table: "customer",
      values: { customer_id: customerId, account_id: account, number: known + 1, chat_id: chatId },
    },
  ];
  const appends = [
    append(chatId, { texts }),
    { ...append(customerId, { expected: known }), kind: "customer" as const },
  ];
  expect(await store.save({ accountId: account, epoch: 0, appends, rows })).toEqual({ kind: "saved" });
  await store.savePositions([{ chatId, who: customerId, delivered: 2, seen: 1, seenMessages: 0 }]);
  const times = { owned_at: 1, responded_at: null, response_ms: null, active_since: null, handled_at: null };
  const ids = { chat_id: chatId, user_id: newId<UserId>(), account_id: account };
  const handled = { ...ids, ...times, is_owned: 0, handle_ms: 0 };
  const waited = { chat_id: chatId, number: 1, account_id: account, queue_id: newId<QueueId>() };
  const wait = { ...waited, began_at: 1, ended_at: 2, how: "answered" } as const;
  const kept = [
    { table: "handled_chat", key: chatId, rows: [handled] },
    { table: "queue_wait", key: chatId, rows: [wait] },
  ] as const;
  const follower = { name: newId(), version: 1 };
  await store.saveFollowed({ follower, accountId: account, from: null, to: 1, kept });
  return { chatId, customerId };
}

/** Rows that are left of a chat and its customer. */
async function left(store: Store, { chatId, customerId }: Kept) {
  return {
    row: (await store.readChat(chatId)) !== null,
    events: (await store.readLog(chatId, 0)).length,
    positions: (await store.readPositions(chatId)).length,
    handled: (await store.readKept([{ table: "handled_chat", key: chatId }]))[0]!.rows.length,
    waits: (await store.readKept([{ table: "queue_wait", key: chatId }]))[0]!.rows.length,
    customer: (await store.readCustomer(customerId)) !== null,
    requests: (await store.readLog(customerId, 0)).length,
  };
}

const nothing = { row: false, events: 0, positions: 0, handled: 0, waits: 0, customer: false, requests: 0 };
const everything = { row: true, events: 2, positions: 1, handled: 1, waits: 1, customer: true, requests: 1 };

describeStore("erasing finished chats", (place) => {
  test("[B-80] takes log, row and positions of what finished by then, and nothing of what did not", async () => {
    const { store } = await place().open();
    const due = await keepChat(store, { finishedAt: 1_000 });
    const notYet = await keepChat(store, { finishedAt: 1_001 });
    const live = await keepChat(store, { finishedAt: null });
    const foreign = await keepChat(store, { finishedAt: 1, account: otherAccount });
    expect(await store.firstFinishedAt(accountId)).toBe(1_000);
    expect(await store.erase(erasure())).toEqual({
      kind: "erased",
      chatIds: [due.chatId],
      customerIds: [due.customerId],
      offlineMessageIds: [],
      events: 3,
    });
    expect(await left(store, due)).toEqual(nothing);
    for (const kept of [notYet, live, foreign]) expect(await left(store, kept)).toEqual(everything);
    expect(await store.firstFinishedAt(accountId)).toBe(1_001);
    expect(await store.firstFinishedAt(otherAccount)).toBe(1);
    const again = { kind: "erased", chatIds: [], customerIds: [], offlineMessageIds: [], events: 0 };
    expect(await store.erase(erasure())).toEqual(again);
    await store.close();
    const { store: reopened } = await place().open();
    expect(await left(reopened, due)).toEqual(nothing);
    expect(await left(reopened, live)).toEqual(everything);
  });

  test("[B-80] a customer stays while a chat of theirs does, going on or not", async () => {
    const { store } = await place().open();
    const customers = [newId<CustomerId>(), newId<CustomerId>(), newId<CustomerId>()] as const;
    const due = [];
    for (const customerId of customers) due.push(await keepChat(store, { finishedAt: 10, customerId }));
    await keepChat(store, { finishedAt: null, customerId: customers[0] });
    await keepChat(store, { finishedAt: 2_000, customerId: customers[1] });
    await keepChat(store, { finishedAt: 20, customerId: customers[2] });
    expect(await store.erase(erasure())).toMatchObject({ customerIds: [customers[2]] });
    for (const [index, kept] of due.entries()) {
      const stays = index < 2;
      const customer = { customer: stays, requests: stays ? 2 : 0 };
      expect(await left(store, kept)).toEqual({ ...nothing, ...customer });
    }
  });

  test("[V-9] [B-80] takes offline messages that somebody had seen to by then, and no others", async () => {
    const { store } = await place().open();
    const keepMessage = async (finishedAt: number | null, account = accountId) => {
      const id = newId<OfflineMessageId>();
      const values = {
        offline_message_id: id,
        account_id: account,
        number: 1,
        customer_id: newId<CustomerId>(),
        left_at: 1,
        finished_at: finishedAt,
        state: "{}",
      };
      const appends = [{ ...append(id), kind: "offline-message" as const }];
      await store.save({
        accountId: account,
        epoch: 0,
        appends,
        rows: [{ table: "offline_message", values }],
      });
      return id;
    };
    const due = await keepMessage(1_000);
    const others = [await keepMessage(1_001), await keepMessage(null), await keepMessage(1, otherAccount)];
    expect(await store.firstFinishedAt(accountId)).toBe(1_000);
    expect(await store.erase(erasure())).toMatchObject({ offlineMessageIds: [due], events: 1 });
    expect(await store.readOfflineMessage(due)).toBeNull();
    expect(await store.readLog(due, 0)).toEqual([]);
    for (const id of others) {
      expect(await store.readOfflineMessage(id)).not.toBeNull();
      expect(await store.readLog(id, 0)).toHaveLength(1);
    }
    expect(await store.firstFinishedAt(accountId)).toBe(1_001);
  });

  test("[B-80] goes in batches, the earliest first; a long log goes as a whole", async () => {
    const { store } = await place().open();
    const long = Array.from({ length: 50 }, (_, index) => `${index}`);
    const first = await keepChat(store, { finishedAt: 1, texts: long });
    const second = await keepChat(store, { finishedAt: 2 });
    const third = await keepChat(store, { finishedAt: 3 });
    expect(await store.erase(erasure({ eventsMax: 10 }))).toMatchObject({
      chatIds: [first.chatId],
      events: 51,
    });
    expect(await left(store, second)).toEqual(everything);
    expect(await store.erase(erasure({ eventsMax: 3 }))).toMatchObject({
      chatIds: expect.toSatisfy((chatIds: ChatId[]) => chatIds.length === 2) as unknown,
    });
    expect(await left(store, third)).toEqual(nothing);
  });

  test("[B-80] [I-10] a change of the account's settings comes first: then nothing is erased", async () => {
    const { store } = await place().open();
    const due = await keepChat(store, { finishedAt: 1 });
    const account: Append = { ...append(accountId), kind: "account" };
    await store.save(saveOf([account]));
    expect(await store.erase(erasure({ expected: 0 }))).toEqual({ kind: "conflict" });
    expect(await left(store, due)).toEqual(everything);
    expect(await store.erase(erasure({ expected: 1 }))).toMatchObject({ chatIds: [due.chatId] });
  });

  test("what was decided on before does not fit any more, and both begin anew", async () => {
    const { store } = await place().open();
    const { chatId, customerId } = await keepChat(store, { finishedAt: 1 });
    await store.erase(erasure());
    expect(await store.save(saveOf([append(chatId, { expected: 2 })]))).toEqual({ kind: "conflict" });
    expect(await store.save(saveOf([append(customerId, { expected: 1 })]))).toEqual({ kind: "conflict" });
    expect(await store.save(saveOf([append(customerId, { expected: 0 })]))).toEqual({ kind: "saved" });
    await store.savePositions([{ chatId, who: customerId, delivered: 9, seen: 9, seenMessages: 9 }]);
    expect(await store.readPositions(chatId)).toEqual([]);
  });

  test("[B-80] words that come at the same moment are kept whole or refused, never left over", async () => {
    const { store } = await place().open();
    const kept: Kept[] = [];
    for (let index = 0; index < 40; index++) kept.push(await keepChat(store, { finishedAt: index }));
    const notes = kept.map(({ chatId }) => store.save(saveOf([append(chatId, { expected: 2 })])));
    const seen = kept.map(({ chatId, customerId }) =>
      store.savePositions([{ chatId, who: customerId, delivered: 3, seen: 3, seenMessages: 0 }]),
    );
    const begun = kept.map(({ customerId }) => {
      const chatId = newId<ChatId>();
      const next: Row = chatRow(chatId, { customer_id: customerId });
      return store.save(saveOf([append(customerId, { expected: 1 }), append(chatId)], [next]));
    });
    const erased = [store.erase(erasure({ eventsMax: 30 })), store.erase(erasure({ eventsMax: 60 }))];
    await Promise.all([...notes, ...seen, ...erased]);
    const hasNext = (await Promise.all(begun)).map(({ kind }) => kind === "saved");
    const counted = (await Promise.all(erased)).map((outcome) =>
      outcome.kind === "erased" ? outcome.chatIds.length : 0,
    );
    expect(counted[0]! + counted[1]!).toBeGreaterThan(10);
    let gone = 0;
    for (const [index, one] of kept.entries()) {
      const { row, events, positions, requests } = await left(store, one);
      if (!row) gone += 1;
      expect([events > 0, positions > 0]).toEqual([row, row]);
      const expected = row ? 1 : 0;
      expect(requests).toBe(hasNext[index] ? 2 : expected);
    }
    expect(gone).toBe(counted[0]! + counted[1]!);
  });

  test("[B-80] finds what is due without reading what is not", async () => {
    const { store, engine } = await place().open();
    await sql
      .raw(
        `with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < 20000)
         insert into chat (chat_id, account_id, number, stage, is_live, queue_id, customer_id, queued_at, finished_at, mail_due, state)
         select 'chat-' || number, '${accountId}', 1, 'closed', 0, 'queue', 'customer-' || number, 1, 5000 + number, 0, '{}'
         from numbers`,
      )
      .execute(engine.query);
    await sql.raw("analyze").execute(engine.query);
    const due = await keepChat(store, { finishedAt: 1 });
    for (const question of [
      `select chat_id from chat where account_id = '${accountId}' and finished_at <= 1000 order by finished_at limit 100`,
      `select finished_at from chat where account_id = '${accountId}' and finished_at is not null order by finished_at limit 1`,
    ]) {
      const explain = place().name === "sqlite" ? "explain query plan" : "explain";
      const plan = await sql.raw(`${explain} ${question}`).execute(engine.query);
      expect(JSON.stringify(plan.rows)).toMatch(/index .*chat_by_finish/i);
    }
    expect(await store.erase(erasure())).toMatchObject({ chatIds: [due.chatId] });
  });
});

describe("what was erased from a SQLite file", () => {
  test("[B-80] is not in the file any more", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bellhop-store-"));
    const words = (await holdWords(folder)).map((text) => Buffer.from(text));
    const file = await readFile(join(folder, "bellhop.db"));
    expect(words.map((text) => file.includes(text))).toEqual([true, false, false]);
    await rm(folder, { recursive: true });
  });
});

/** Keeps and erases chats in a folder; the words are of one that stays, and of two that were erased. */
async function holdWords(folder: string): Promise<string[]> {
  const configuration = { databaseUrl: null, dataFolder: folder } as Parameters<typeof openEngine>[0];
  const open = async () => openStore(await openEngine(configuration));
  const texts = ["stays", "short", "long"].map((name) => `${name} ${newId<string>()}`);
  const first = await open();
  const [stays, short, long] = texts as [string, string, string];
  await keepChat(first, { finishedAt: null, texts: [stays] });
  await keepChat(first, { finishedAt: 1, texts: [short] });
  await keepChat(first, {
    finishedAt: 2,
    texts: Array.from({ length: 300 }, () => `${"x".repeat(4_000)} ${long}`),
  });
  await first.close();
  const before = await readFile(join(folder, "bellhop.db"));
  expect(texts.map((text) => before.includes(text))).toEqual([true, true, true]);
  const second = await open();
  expect(await second.erase(erasure())).toMatchObject({ events: 303 });
  await second.close();
  return texts;
}
