import { sql } from "kysely";
import type { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import type { ChatId, CustomerId } from "#core/ids.ts";
import type { UnansweredFault } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { isOutage } from "#server/store/is-outage.ts";
import { openStore } from "#server/store/open-store.ts";
import { append, newId, saveOf } from "../support/saves.ts";
import { type OpenedStore, describeStore } from "./describe-store.ts";

/** Most connections to PostgreSQL, those for commands included. */
const allReaders = 5;

const greedy = "customer-greedy" as CustomerId;
const other = "customer-other" as CustomerId;

async function storeChat({ store }: OpenedStore, length = 200): Promise<ChatId> {
  const chatId = newId<ChatId>();
  const texts = Array.from({ length }, (_, index) => `${index} ${"x".repeat(4_000)}`);
  await store.save(saveOf([append(chatId, { texts })]));
  return chatId;
}

const pageOf = (logId: string) => ({ logId, before: 1_000, limit: 200 });
const unanswered = (answer: Promise<unknown>) =>
  answer.then(
    () => null,
    (fault: unknown) => fault as UnansweredFault,
  );

/** A statement that keeps a reader at work for about a second. */
function longStatement({ name }: Engine) {
  const numbers =
    "with recursive number (n) as (select 1 union all select n + 1 from number where n < 4000000)";
  return sql.raw(name === "sqlite" ? `${numbers} select count(*) from number` : "select pg_sleep(1)");
}

/** Keeps so many of the engine's readers at work. */
function stickReaders(engine: Engine, count: number) {
  const stuck = { isOver: false, ended: Promise.resolve() };
  const { query } = engine.questions;
  const readers = Array.from({ length: count }, () => longStatement(engine).execute(query));
  stuck.ended = Promise.all(readers).then(() => void (stuck.isOver = true));
  return stuck;
}

describeStore("reading apart", (place) => {
  test("[A-2] while the readers are stuck, messages are stored and what commands need is read", async () => {
    const { engine, store } = await place().open();
    const chatId = newId<ChatId>();
    await store.save(saveOf([append(chatId)]));
    const stuck = stickReaders(engine, engine.questions.atOnceMax);
    for (let expected = 1; expected <= 20; expected++) {
      expect(await store.save(saveOf([append(chatId, { expected })]))).toEqual({ kind: "saved" });
    }
    expect(await store.readLog(chatId, 0)).toHaveLength(21);
    expect(stuck.isOver).toBe(false);
    await stuck.ended;
  });

  test("[A-2] a page has everything that was stored before it was asked for", async () => {
    const { store } = await place().open();
    const chatId = newId<ChatId>();
    for (let expected = 0; expected < 50; expected++) {
      await store.save(saveOf([append(chatId, { expected })]));
      expect((await store.readPage(other, pageOf(chatId))).at(-1)?.number).toBe(expected + 1);
    }
  });

  test("[A-2] who asks for long pages without end is told to ask later, and another is answered among their first", async () => {
    const opened = await place().open();
    const { store } = opened;
    const chatId = await storeChat(opened);
    const settled: string[] = [];
    const refused: UnansweredFault[] = [];
    const pages = Array.from({ length: 1_000 }, async () => {
      const fault = await unanswered(store.readPage(greedy, pageOf(chatId)));
      if (fault) refused.push(fault);
      else settled.push("greedy");
    });
    const page = store.readPage(other, pageOf(chatId)).then(() => settled.push("other"));
    await Promise.all([...pages, page]);
    // However many readers there are: after the few that were being answered when it was asked.
    expect(settled.indexOf("other")).toBeLessThan(6);
    expect(settled).toHaveLength(22);
    expect(new Set(refused.map(({ why }) => why))).toEqual(new Set(["too-many"]));
    expect(refused.filter((fault) => isOutage(fault, { isWrite: false }))).toEqual([]);
  });

  test("[V-16] a question that takes too long is given up alone; what is asked afterwards is answered", async () => {
    const { engine, store } = await place().open();
    const impatient = openStore(engine, { questionMs: 20 });
    const chatId = newId<ChatId>();
    await store.save(saveOf([append(chatId)]));
    const stuck = stickReaders(engine, place().name === "sqlite" ? 1 : allReaders);
    const fault = await unanswered(impatient.readPage(other, pageOf(chatId)));
    expect(fault).toMatchObject({ why: "too-long" });
    expect(isOutage(fault!, { isWrite: false })).toBe(false);
    await stuck.ended;
    expect(await store.readPage(other, pageOf(chatId))).toHaveLength(1);
  });

  test("[V-16] a reader that dies ends its question alone; the next question has another", async () => {
    const { engine, store } = await place().open();
    const workers: Worker[] = [];
    const started = (worker: Worker) => void workers.push(worker);
    process.on("worker", started);
    const chatId = newId<ChatId>();
    await store.save(saveOf([append(chatId)]));
    expect(await store.readPage(other, pageOf(chatId))).toHaveLength(1);
    const { query } = engine.questions;
    if (place().name === "sqlite") {
      expect(workers).toHaveLength(1);
      const answer = unanswered(longStatement(engine).execute(query));
      const [fault] = await Promise.all([answer, workers[0]!.terminate()]);
      expect(fault).toMatchObject({ why: "reader-ended" });
      expect(isOutage(fault!, { isWrite: false })).toBe(false);
    } else {
      const end = sql`select pg_terminate_backend(pg_backend_pid())`;
      await expect(end.execute(query)).rejects.toMatchObject({ severity: "FATAL" });
    }
    process.off("worker", started);
    expect(await store.readPage(other, pageOf(chatId))).toHaveLength(1);
    expect(await store.save(saveOf([append(chatId, { expected: 1 })]))).toEqual({ kind: "saved" });
  });
});
