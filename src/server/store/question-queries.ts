import type { Kysely } from "kysely";
import type { Store } from "../ports/store.ts";
import type { Engine } from "./engines/engine.ts";
import { contactsNamed } from "./contacts-named.ts";
import { ledgerEvent } from "./event-rows.ts";
import { readDay, readHandledChats } from "./handled-chat-queries.ts";
import { readLogPage } from "./read-log-page.ts";
import type { QuestionQueue } from "./question-queue.ts";
import { reading } from "./reading.ts";
import type { Tables } from "./tables.ts";

/** Most contacts that a search for a single word sorts. */
const candidatesMax = 1_000;

/** Followers share one line: after each window that they read everybody else has a turn. */
const followers = "followers";

type QuestionQueries = Pick<
  Store,
  "readPage" | "readEarlierChats" | "readHandledChats" | "readDay" | "searchContacts" | "readLedger"
>;

/** Reads for people and followers, through the question queue. */
export function questionQueries({ questions }: Engine, queue: QuestionQueue): QuestionQueries {
  const { query } = questions;
  return {
    readPage: (askerId, page) => queue.ask(askerId, () => readLogPage(query, page)),
    readEarlierChats: (askerId, of) => queue.ask(askerId, () => readEarlierChats(query, of)),
    searchContacts: (askerId, search) => queue.ask(askerId, () => searchContacts(query, search)),
    readHandledChats: (askerId, of) => queue.ask(askerId, () => readHandledChats(query, of)),
    readDay: (askerId, of) => queue.ask(askerId, () => readDay(query, of)),
    readLedger: (window) => queue.askPatiently(followers, () => readLedger(query, window)),
  };
}

type Asked<Name extends "readEarlierChats" | "searchContacts"> = Parameters<Store[Name]>[1];

function readEarlierChats(query: Kysely<Tables>, of: Asked<"readEarlierChats">) {
  const { accountId, contactIds, customerId, before, limit } = of;
  const chats = query.selectFrom("chat").selectAll();
  const isKnown = contactIds.length > 0;
  const ofPerson = isKnown
    ? chats.where("contact_id", "in", contactIds)
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
  let found = contacts
    .where("account_id", "=", accountId)
    .where("merged_into", "is", null)
    .orderBy("name")
    .limit(limit);
  for (const word of words) {
    let named = contactsNamed(query, accountId, word);
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
