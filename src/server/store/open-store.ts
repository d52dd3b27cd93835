import type { Kysely } from "kysely";
import { type Meter, noMeter } from "../ports/meter.ts";
import { type Position, type Save, type Store } from "../ports/store.ts";
import type { Engine } from "./engines/engine.ts";
import { historyQueries } from "./history-queries.ts";
import { storedEvent } from "./event-rows.ts";
import { followerQueries } from "./follower-queries.ts";
import { queueWaitQueries } from "./queue-wait-queries.ts";
import { fileQueries } from "./file-queries.ts";
import { GroupCommit } from "./group-commit.ts";
import { questionQueries } from "./question-queries.ts";
import { QuestionQueue } from "./question-queue.ts";
import { readLogPage } from "./read-log-page.ts";
import { reading } from "./reading.ts";
import { type Patience, patience } from "./patience.ts";
import type { PositionRow } from "../ports/rows.ts";
import type { Tables } from "./tables.ts";

/** A full disk may have room for a word and for nothing else. */
const trialLength = 65_536;

interface Options extends Partial<Pick<Patience, "turnMs" | "questionMs">> {
  readonly meter?: Meter;
  /** ms since epoch: what events are recorded at. */
  readonly now?: () => number;
}

/**
 * Builds the store over an open engine: one writer, one queue for questions, and queries that both databases
 * understand.
 */
export function openStore(engine: Engine, options: Options = {}): Store {
  const { meter = noMeter, now = Date.now } = options;
  const { turnMs, questionMs } = { ...patience, ...options };
  const { query, batchMax } = engine;
  const commit = (saves: readonly Save[]) => engine.commit(saves, now());
  const writer = new GroupCommit(commit, { batchMax, meter, turnMs });
  const queue = new QuestionQueue({ atOnceMax: engine.questions.atOnceMax, questionMs });
  return {
    engine: engine.name,
    save: (save) => writer.save(save),
    savePositions: (positions) => engine.savePositions(positions),
    erase: (erasure) => engine.erase(erasure),
    ...logQueries(query),
    ...chatQueries(query),
    ...peopleQueries(query),
    ...offlineMessageQueries(query),
    ...questionQueries(engine, queue),
    ...followerQueries(engine),
    ...queueWaitQueries(engine),
    ...historyQueries(engine),
    ...fileQueries(engine),
    ...accountQueries(query),
    async installationText(key, initial) {
      const value = initial();
      await reading(
        query
          .insertInto("installation")
          .values({ key, value })
          .onConflict((conflict) => conflict.column("key").doNothing())
          .execute(),
      );
      const row = await reading(
        query.selectFrom("installation").selectAll().where("key", "=", key).executeTakeFirstOrThrow(),
      );
      return row.value;
    },
    async tryWriting() {
      const trial = { key: "trial", value: "x".repeat(trialLength) };
      await reading(
        query
          .insertInto("installation")
          .values(trial)
          .onConflict((conflict) => conflict.column("key").doUpdateSet(trial))
          .execute(),
      );
      await reading(query.deleteFrom("installation").where("key", "=", trial.key).execute());
    },
    async close() {
      await Promise.all([writer.drain(), queue.drain()]);
      await engine.close();
    },
  };
}

type LogQueries = Pick<
  Store,
  "readLedgerHead" | "readLog" | "readLogBefore" | "readLogNames" | "findCommand"
>;

function logQueries(query: Kysely<Tables>): LogQueries {
  const events = query.selectFrom("event").selectAll();
  return {
    async readLedgerHead(accountId) {
      const ledger = query.selectFrom("ledger").select("head").where("account_id", "=", accountId);
      return (await reading(ledger.executeTakeFirst()))?.head ?? 0;
    },
    async readLog(logId, after, limit) {
      let rows = events.where("log_id", "=", logId).where("number", ">", after).orderBy("number");
      if (limit !== undefined) rows = rows.limit(limit);
      return (await reading(rows.execute())).map(storedEvent);
    },
    readLogBefore: (logId, before, limit) => readLogPage(query, { logId, before, limit }),
    async readLogNames(afterId, limit) {
      const rows = await reading(
        query
          .selectFrom("event")
          .select(["kind", "log_id", "account_id"])
          .where("number", "=", 1)
          .where("log_id", ">", afterId)
          .orderBy("log_id")
          .limit(limit)
          .execute(),
      );
      return rows.map(({ kind, log_id: id, account_id: accountId }) => ({
        kind,
        id,
        accountId,
      }));
    },
    async findCommand(logId, commandId) {
      const row = await reading(
        events.where("log_id", "=", logId).where("command_id", "=", commandId).executeTakeFirst(),
      );
      return row ? storedEvent(row) : null;
    },
  };
}

type AccountQueries = Pick<
  Store,
  "readAccountIds" | "readAccount" | "readSettings" | "findSetting" | "readAgents"
>;

function accountQueries(query: Kysely<Tables>): AccountQueries {
  const settings = query.selectFrom("setting").selectAll().where("body", "is not", null);
  return {
    async readAccountIds() {
      const rows = await reading(query.selectFrom("account").select("account_id").execute());
      return rows.map(({ account_id: accountId }) => accountId);
    },
    readAccount: async (accountId) =>
      (await reading(
        query.selectFrom("account").selectAll().where("account_id", "=", accountId).executeTakeFirst(),
      )) ?? null,
    readSettings: (accountId) =>
      reading(settings.where("account_id", "=", accountId).orderBy("item_id").execute()),
    findSetting: async (itemId) =>
      (await reading(settings.where("item_id", "=", itemId).executeTakeFirst())) ?? null,
    readAgents: (accountId) =>
      reading(query.selectFrom("agent").selectAll().where("account_id", "=", accountId).execute()),
  };
}

type ChatQueries = Pick<
  Store,
  | "readOpenChats"
  | "readFinishedToMail"
  | "readChatTails"
  | "readChat"
  | "readPositions"
  | "readOpenPositions"
>;

function chatQueries(query: Kysely<Tables>): ChatQueries {
  const chats = query.selectFrom("chat").selectAll();
  return {
    readOpenChats: (accountId) =>
      reading(chats.where("account_id", "=", accountId).where("is_live", "=", 1).execute()),
    async readFinishedToMail(accountId) {
      const toMail = query.selectFrom("chat").select("chat_id").where("account_id", "=", accountId);
      const rows = toMail.where("mail_due", "=", 1).where("is_live", "=", 0).orderBy("chat_id");
      return (await reading(rows.execute())).map(({ chat_id }) => chat_id);
    },
    async readChatTails(chatIds) {
      const rows = query
        .selectFrom("event")
        .innerJoin("chat", "chat.chat_id", "event.log_id")
        .where("event.log_id", "in", chatIds)
        .whereRef("event.number", ">", "chat.number")
        .selectAll("event")
        .orderBy("event.log_id")
        .orderBy("event.number");
      return chatIds.length === 0 ? [] : (await reading(rows.execute())).map(storedEvent);
    },
    readChat: async (chatId) =>
      (await reading(chats.where("chat_id", "=", chatId).executeTakeFirst())) ?? null,
    async readPositions(chatId) {
      const rows = await reading(
        query.selectFrom("position").selectAll().where("chat_id", "=", chatId).execute(),
      );
      return rows.map(positionOf);
    },
    async readOpenPositions(accountId) {
      const rows = query
        .selectFrom("position")
        .innerJoin("chat", "chat.chat_id", "position.chat_id")
        .where("chat.account_id", "=", accountId)
        .where("chat.is_live", "=", 1)
        .selectAll("position");
      return (await reading(rows.execute())).map(positionOf);
    },
  };
}

type PeopleQueries = Pick<
  Store,
  "readCustomer" | "readContact" | "readContacts" | "countContacts" | "findStaffUsers"
>;

function peopleQueries(query: Kysely<Tables>): PeopleQueries {
  const customers = query.selectFrom("customer").selectAll();
  const contacts = query.selectFrom("contact").selectAll();
  return {
    readCustomer: async (customerId) =>
      (await reading(customers.where("customer_id", "=", customerId).executeTakeFirst())) ?? null,
    readContact: async (contactId) =>
      (await reading(contacts.where("contact_id", "=", contactId).executeTakeFirst())) ?? null,
    readContacts: async (contactIds) =>
      contactIds.length === 0 ? [] : reading(contacts.where("contact_id", "in", contactIds).execute()),
    async countContacts(accountId) {
      const count = query
        .selectFrom("contact")
        .select(({ fn }) => fn.countAll<number | string>().as("count"))
        .where("account_id", "=", accountId);
      return Number((await reading(count.executeTakeFirstOrThrow())).count);
    },
    findStaffUsers: (email) =>
      reading(query.selectFrom("staff_user").selectAll().where("email", "=", email).execute()),
  };
}

function offlineMessageQueries(
  query: Kysely<Tables>,
): Pick<Store, "readOpenOfflineMessages" | "readOfflineMessage" | "firstFinishedAt"> {
  const messages = query.selectFrom("offline_message").selectAll();
  return {
    readOpenOfflineMessages: (accountId) =>
      reading(
        messages
          .where("account_id", "=", accountId)
          .where("finished_at", "is", null)
          .orderBy("left_at")
          .execute(),
      ),
    readOfflineMessage: async (id) =>
      (await reading(messages.where("offline_message_id", "=", id).executeTakeFirst())) ?? null,
    async firstFinishedAt(accountId) {
      const firstIn = (table: "chat" | "offline_message") =>
        reading(
          query
            .selectFrom(table)
            .select("finished_at")
            .where("account_id", "=", accountId)
            .where("finished_at", "is not", null)
            .orderBy("finished_at")
            .limit(1)
            .executeTakeFirst(),
        );
      const found = [await firstIn("chat"), await firstIn("offline_message")];
      const times = found.flatMap((row) => row?.finished_at ?? []);
      return times.length > 0 ? Math.min(...times) : null;
    },
  };
}

function positionOf(row: PositionRow): Position {
  return {
    chatId: row.chat_id,
    who: row.who as Position["who"],
    delivered: row.delivered,
    seen: row.seen,
    seenMessages: row.seen_messages,
  };
}
