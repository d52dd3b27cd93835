import type { Kysely } from "kysely";
import type { Store } from "../ports/store.ts";
import type { Engine } from "./engines/engine.ts";
import { ledgerEvent } from "./event-rows.ts";
import { readLogPage } from "./read-log-page.ts";
import type { QuestionQueue } from "./question-queue.ts";
import { reading } from "./reading.ts";
import type { Tables } from "./tables.ts";

/** Most contacts that a search for a single word sorts. */
const candidatesMax = 1_000;

/** Followers share one line: after each window that they read everybody else has a turn. */
const followers = "followers";

type QuestionQueries = Pick<Store, "readPage" | "readEarlierChats" | "searchContacts" | "readLedger">;

/** Reads for people and followers, through the question queue. */
export function questionQueries({ questions }: Engine, queue: QuestionQueue): QuestionQueries {
  const { query } = questions;
  return {
    readPage: (askerId, page) => queue.ask(askerId, () => readLogPage(query, page)),
    readEarlierChats: (askerId, of) => queue.ask(askerId, () => readEarlierChats(query, of)),
    searchContacts: (askerId, search) => queue.ask(askerId, () => searchContacts(query, search)),
    readLedger: (window) => queue.askPatiently(followers, () => readLedger(query, window)),
  };
}

type Asked<Name extends "readEarlierChats" | "searchContacts"> = Parameters<Store[Name]>[1];

function readEarlierChats(query: Kysely<Tables>, of: Asked<"readEarlierChats">) {
  const { accountId, contactId, customerId, before, limit } = of;
  const chats = query.selectFrom("chat").selectAll();
  const ofPerson = contactId
    ? chats.where("contact_id", "=", contactId)
    : chats.where("customer_id", "=", customerId);
  const { queuedAt, chatId } = before;
  const earlier = ofPerson
    .where("account_id", "=", accountId)
    .where(({ eb, and, or }) =>
      or([eb("queued_at", "<", queuedAt), and([eb("queued_at", "=", queuedAt), eb("chat_id", "<", chatId)])]),
    );
  return reading(earlier.orderBy("queued_at", "desc").orderBy("chat_id", "desc").limit(limit).execute());
}

function searchContacts(query: Kysely<Tables>, { accountId, words, limit }: Asked<"searchContacts">) {
  const contacts = query.selectFrom("contact").selectAll();
  let found = contacts.where("account_id", "=", accountId).orderBy("name").limit(limit);
  for (const word of words) {
    let named = query
      .selectFrom("contact_word")
      .select("contact_id")
      .distinct()
      .where("account_id", "=", accountId)
      .where("word", ">=", word)
      .where("word", "<", `${word}\u{10FFFF}`);
    // One letter matches half of all contacts, and nobody reads more than a page of them.
    if (words.length === 1) named = named.limit(candidatesMax);
    found = found.where("contact_id", "in", named);
  }
  return reading(found.execute());
}

async function readLedger(query: Kysely<Tables>, window: Parameters<Store["readLedger"]>[0]) {
  const { accountId, after, upTo, kinds } = window;
  let rows = query
    .selectFrom("event")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("position", ">", after)
    .where("position", "<=", upTo)
    .orderBy("position");
  if (kinds) rows = rows.where("kind", "in", kinds);
  return (await reading(rows.execute())).map(ledgerEvent);
}
