import { expect, test } from "vitest";
import { searchWords } from "#core/contact/contact-words.ts";
import type { AccountId, ChatId, ContactId, UserId } from "#core/ids.ts";
import { inProcessBus } from "#server/bus/in-process-bus.ts";
import { KeyedMutex } from "#server/basics/keyed-mutex.ts";
import { allFollowers } from "#server/followers/all-followers.ts";
import { contactWordsFollower } from "#server/followers/contact-words.ts";
import type { Follower } from "#server/followers/follower.ts";
import { Followers } from "#server/followers/followers.ts";
import type { LedgerEvent, Store } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { seededRandom } from "../support/busy-day.ts";
import { manualClock } from "../support/manual-clock.ts";
import { accountId, append, contactRow, newId, saveOf } from "../support/saves.ts";
import { describeStore } from "./describe-store.ts";

const otherAccount = "account-two" as AccountId;
const names = ["Siobhán Ó Néill", "Álvaro Núñez", "İPEK Yılmaz", "Straße", "山田太郎", "Ada Lovelace"];

/** Stores a contact as its command does. */
async function saveContact(
  store: Store,
  contactId: ContactId,
  change: { name: string; account?: AccountId },
) {
  const { name, account = accountId } = change;
  const expected = (await store.readLog(contactId, 0)).length;
  const fields = { name, email: "", phone: "" };
  const event = {
    at: 1,
    type: "contact.saved",
    body: { by: { kind: "user", id: "somebody" }, fields },
    commandId: null,
  };
  const row = contactRow(name, { account });
  const values = { ...row.values, contact_id: contactId } as never;
  const appended = { kind: "contact", logId: contactId, expected, events: [event] } as const;
  return store.save({
    accountId: account,
    epoch: 0,
    appends: [appended],
    rows: [{ table: "contact", values }],
  });
}

let positions = 0;

/** One step of a chat's life with an agent, in both their logs. */
async function work(store: Store, [chatId, userId]: readonly [ChatId, UserId], ...types: readonly string[]) {
  positions += 1;
  const at = positions * 1_000;
  const by = { kind: "user", id: userId };
  const appends = [];
  for (const type of types) {
    const isAgent = type.startsWith("agent.");
    const logId = isAgent ? userId : chatId;
    const expected = (await store.readLog(logId, 0)).length;
    const body = { by, chatId, to: userId, how: "taken", why: "closed", base: "available", wrapUp: null };
    const event = { at, type, body, commandId: null };
    appends.push({ kind: isAgent ? "agent" : "chat", logId, expected, events: [event] } as const);
  }
  return store.save({ accountId, epoch: 0, appends, rows: [] });
}

/** A chat that an agent takes, answers, works on, and ends. */
async function oneChat(store: Store, on: readonly [ChatId, UserId]) {
  await work(store, on, "agent.status-chosen");
  await work(store, on, "chat.taken", "agent.chat-gained");
  await work(store, on, "chat.played", "agent.item-played");
  await work(store, on, "message.sent");
  await work(store, on, "chat.ended", "agent.chat-lost");
}

/** Follows the ledgers of both accounts to their ends, as a process does that has just started. */
async function followToEnd(store: Store, followers: readonly Follower[] = allFollowers) {
  const faults: unknown[] = [];
  const windows = new KeyedMutex();
  const running = [accountId, otherAccount].map(
    (id) =>
      new Followers({
        accountId: id,
        followers,
        store,
        windows,
        bus: inProcessBus(),
        clock: manualClock(),
        failed: (fault) => faults.push(fault),
      }),
  );
  for (const one of running) one.start();
  await Promise.all(running.map((one) => one.idle()));
  await Promise.all(running.map((one) => one.stop()));
  return faults;
}

async function forgetAll(store: Store): Promise<void> {
  for (const follower of allFollowers) {
    for (const id of [accountId, otherAccount]) await store.forgetFollowed(follower, id);
  }
}

const search = (store: Store, words: readonly string[], limit = 5) =>
  store.searchContacts("user-one" as UserId, { accountId, words, limit });

async function keptBy({ query }: Engine): Promise<unknown[]> {
  const words = query.selectFrom("contact_word").selectAll();
  const chats = query.selectFrom("handled_chat").selectAll().orderBy("chat_id").orderBy("user_id");
  const waits = query.selectFrom("queue_wait").selectAll().orderBy("chat_id").orderBy("number");
  const agents = query.selectFrom("followed_agent").selectAll().orderBy("user_id");
  const spans = query.selectFrom("status_span").selectAll().orderBy("span_id");
  const cursors = query.selectFrom("follower").selectAll();
  return [
    ...(await words.orderBy("account_id").orderBy("contact_id").orderBy("word").execute()),
    ...(await chats.execute()),
    ...(await waits.execute()),
    ...(await agents.execute()),
    ...(await spans.execute()),
    ...(await cursors.orderBy("name").orderBy("account_id").execute()),
  ];
}

/** The store whose answer to the `failing`-th call of these is lost: before it is carried out, or after. */
function dyingStore(store: Store, failing: number, isDone: boolean): Store {
  let calls = 0;
  const steps = [
    "readLedgerHead",
    "readCursor",
    "forgetFollowed",
    "readLedger",
    "readKept",
    "saveFollowed",
  ] as const;
  const dying = Object.fromEntries(
    steps.map((step) => [
      step,
      async (...words: never[]) => {
        calls += 1;
        if (calls > failing || (calls === failing && !isDone)) throw new Error("The process has died");
        const result = await (store[step] as (...given: never[]) => Promise<unknown>)(...words);
        if (calls === failing) throw new Error("The process has died");
        return result;
      },
    ]),
  );
  return { ...store, ...dying };
}

describeStore("a follower of the ledger", (place) => {
  test("that dies between any two of its steps goes on where it was: in the end everything is there once", async () => {
    const { store, engine } = await place().open();
    const contacts = names.map(() => newId<ContactId>());
    for (const [index, name] of names.entries()) await saveContact(store, contacts[index]!, { name });
    await saveContact(store, contacts[0]!, { name: "Siobhán Byrne" });
    await saveContact(store, newId<ContactId>(), { name: "Ada", account: otherAccount });
    await oneChat(store, [newId<ChatId>(), newId<UserId>()]);
    await followToEnd(store);
    const expected = await keptBy(engine);
    expect(expected.length).toBeGreaterThan(10);
    for (const isDone of [false, true]) {
      for (let failing = 1; failing <= 24; failing++) {
        await forgetAll(store);
        expect((await followToEnd(dyingStore(store, failing, isDone))).length).toBeGreaterThan(0);
        expect(await followToEnd(store)).toEqual([]);
        expect(await keptBy(engine), `died in step ${failing}`).toEqual(expected);
      }
    }
  });

  test("that is run by several processes while others write keeps what following it all anew keeps", async () => {
    const { store, engine } = await place().open();
    const random = seededRandom(3);
    const contacts = Array.from({ length: 8 }, () => newId<ContactId>());
    const agent = newId<UserId>();
    const writing = new AbortController();
    const following = Array.from({ length: 3 }, async () => {
      while (!writing.signal.aborted) await followToEnd(store);
    });
    for (let round = 0; round < 40; round++) {
      const name = names[Math.floor(random() * names.length)]!;
      await Promise.all([
        saveContact(store, contacts[Math.floor(random() * contacts.length)]!, { name: `${name} ${round}` }),
        round % 8 === 0 ? oneChat(store, [newId(), agent]) : store.save(saveOf([append(newId())])),
      ]);
    }
    writing.abort();
    await Promise.all(following);
    expect(await followToEnd(store)).toEqual([]);
    const kept = await keptBy(engine);
    await forgetAll(store);
    await followToEnd(store);
    expect(await keptBy(engine)).toEqual(kept);
  });

  test("of a new version follows everything anew", async () => {
    const { store } = await place().open();
    await saveContact(store, newId<ContactId>(), { name: "Ada" });
    await followToEnd(store);
    const seen: LedgerEvent[] = [];
    const next: Follower = {
      ...contactWordsFollower,
      version: 2,
      follow(events) {
        seen.push(...events);
        return [];
      },
    };
    expect(await store.readCursor(next, accountId)).toBeNull();
    await followToEnd(store, [next]);
    expect(seen).toHaveLength(1);
    expect(await store.readCursor(next, accountId)).toBe(1);
    // A server of the earlier version beside it leaves that alone.
    await followToEnd(store, [contactWordsFollower]);
    expect(await store.readCursor(next, accountId)).toBe(1);
    expect(await search(store, ["ada"])).toEqual([]);
  });

  test("that fails is behind, says by how much, and holds up no other follower and no other account", async () => {
    const { store } = await place().open();
    await saveContact(store, newId<ContactId>(), { name: "Poison" });
    await saveContact(store, newId<ContactId>(), { name: "Ada" });
    await saveContact(store, newId<ContactId>(), { name: "Ada", account: otherAccount });
    const broken: Follower = {
      name: "broken",
      version: 1,
      kinds: ["contact"],
      follow(events) {
        if (events.some(({ accountId: account }) => account === accountId)) throw new Error("Poison");
        return [];
      },
    };
    const faults = await followToEnd(store, [broken, contactWordsFollower]);
    expect(faults).toEqual([new Error("Poison")]);
    expect(await search(store, ["ada"])).toHaveLength(1);
    const lags = await store.readLags([broken, contactWordsFollower], { except: [] });
    expect(Object.fromEntries(lags)).toEqual({ broken: 2, "contact-words": 0 });
    const others = await store.readLags([broken], { except: [accountId] });
    expect(Object.fromEntries(others)).toEqual({ broken: 0 });
    expect(await store.readCursor(broken, otherAccount)).toBe(1);
  });
});

describeStore("searching contacts", (place) => {
  test("[R-14] finds them by words begun, whatever case, accents and order, and only in their account", async () => {
    const { store } = await place().open();
    for (const name of names) await saveContact(store, newId<ContactId>(), { name });
    await saveContact(store, newId<ContactId>(), { name: "Ada of the other", account: otherAccount });
    await followToEnd(store);
    const found = async (text: string, limit = 20) =>
      (await search(store, searchWords(text), limit)).map(({ name }) => name);
    expect(await found("siobhan")).toEqual(["Siobhán Ó Néill"]);
    expect(await found("Nunez")).toEqual(["Álvaro Núñez"]);
    expect(await found("Núñez Álvaro")).toEqual(["Álvaro Núñez"]);
    expect(await found("ipek")).toEqual(["İPEK Yılmaz"]);
    expect(await found("strasse")).toEqual(["Straße"]);
    expect(await found("太郎")).toEqual(["山田太郎"]);
    expect(await found("ada")).toEqual(["Ada Lovelace"]);
    expect(await found("lov ad")).toEqual(["Ada Lovelace"]);
    expect(await found("ada nunez")).toEqual([]);
    expect(await found("da")).toEqual([]);
    expect(await found("'; drop table contact; --")).toEqual([]);
    expect(await found("")).toHaveLength(names.length);
    expect(await found("", 2)).toHaveLength(2);
  });

  test("[R-14] no longer finds them by what they were called before", async () => {
    const { store } = await place().open();
    const contactId = newId<ContactId>();
    await saveContact(store, contactId, { name: "Ada Byron" });
    await followToEnd(store);
    await saveContact(store, contactId, { name: "Ada Lovelace" });
    await followToEnd(store);
    expect(await search(store, ["byron"])).toEqual([]);
    expect(await search(store, ["lovelace"])).toHaveLength(1);
  });
});
