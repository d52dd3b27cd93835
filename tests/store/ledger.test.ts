import { expect, test } from "vitest";
import type { AccountId, ChatId } from "#core/ids.ts";
import type { LedgerEvent, Save, Store } from "#server/ports/store.ts";
import { seededRandom } from "../support/busy-day.ts";
import { newCommandId } from "../support/run-command.ts";
import { accountId, append, chatRow, newId, saveOf } from "../support/saves.ts";
import { describeStore } from "./describe-store.ts";

const otherAccount = "account-two" as AccountId;

/** The whole ledger of an account, read in pages. */
async function ledgerOf(store: Store, account = accountId, window = 7): Promise<LedgerEvent[]> {
  const read: LedgerEvent[] = [];
  const head = await store.readLedgerHead(account);
  for (let after = 0; after < head; after += window) {
    read.push(...(await store.readLedger({ accountId: account, after, upTo: after + window })));
  }
  return read;
}

const placesIn = (events: readonly LedgerEvent[]) => events.map(({ logId, number }) => `${logId} ${number}`);

describeStore("the ledger of an account", (place) => {
  test("numbers all its events 1, 2, 3 … in the order in which they were stored, and dates them", async () => {
    const { store } = await place().open();
    const [one, two] = [newId<ChatId>(), newId<ChatId>()];
    const before = Date.now();
    await store.save(saveOf([append(one, { texts: ["a", "b"] }), append(two)], [chatRow(one)]));
    await store.save({ ...saveOf([append(newId())]), accountId: otherAccount });
    await store.save(saveOf([append(one, { expected: 2 })]));
    const ledger = await ledgerOf(store);
    expect(placesIn(ledger)).toEqual([`${one} 1`, `${one} 2`, `${two} 1`, `${one} 3`]);
    expect(ledger.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect(ledger[0]).toMatchObject({ accountId, kind: "chat", at: 1_000, body: { text: "a" } });
    for (const { recordedAt } of ledger) {
      expect(recordedAt).toBeGreaterThanOrEqual(before);
      expect(recordedAt).toBeLessThanOrEqual(Date.now());
    }
    expect(await store.readLedgerHead(accountId)).toBe(4);
    expect((await ledgerOf(store, otherAccount)).map(({ position }) => position)).toEqual([1]);
    expect(await store.readLedgerHead(newId<AccountId>())).toBe(0);
  });

  test("goes on where it was after the store was closed", async () => {
    const first = await place().open();
    const chat = newId<ChatId>();
    await first.store.save(saveOf([append(chat)], [chatRow(chat)]));
    await first.store.close();
    const { store } = await place().open();
    await store.save(saveOf([append(chat, { expected: 1 })]));
    expect((await ledgerOf(store)).map(({ position }) => position)).toEqual([1, 2]);
  });

  test("gives no position twice, also when what had the last one was erased", async () => {
    const { store } = await place().open();
    const [chat, erased] = [newId<ChatId>(), newId<ChatId>()];
    await store.save(saveOf([append(chat)], [chatRow(chat)]));
    const finished = chatRow(erased, { stage: "closed", is_live: 0, finished_at: 1_000 });
    await store.save(saveOf([append(erased, { texts: ["a", "b"] })], [finished]));
    await store.erase({ accountId, epoch: 0, expected: 0, upTo: 1_000, eventsMax: 100 });
    await store.save(saveOf([append(chat, { expected: 1 })]));
    await store.close();
    const again = await place().open();
    const ledger = await ledgerOf(again.store);
    expect(placesIn(ledger)).toEqual([`${chat} 1`, `${chat} 2`]);
    expect(ledger.at(-1)!.position).toBeGreaterThan(3);
  });

  test("has no gap and no place twice, however saves of accounts come together, fit or repeat", async () => {
    const { store } = await place().open();
    const random = seededRandom(11);
    const accounts = [accountId, otherAccount];
    const chats = accounts.map(() => Array.from({ length: 4 }, () => newId<ChatId>()));
    const commands = Array.from({ length: 12 }, () => newCommandId());
    let saved = 0;
    for (let round = 0; round < 25; round++) {
      const saves = Array.from({ length: 20 }, (): Save => {
        const account = Math.floor(random() * accounts.length);
        const chat = chats[account]![Math.floor(random() * 4)]!;
        const expected = Math.floor(random() * (round + 1));
        const commandId = random() < 0.3 ? commands[Math.floor(random() * commands.length)]! : null;
        const rows = random() < 0.3 ? [chatRow(chat, { account_id: accounts[account]! })] : [];
        return { ...saveOf([append(chat, { expected, commandId })], rows), accountId: accounts[account]! };
      });
      const outcomes = await Promise.all(saves.map((save) => store.save(save)));
      saved += outcomes.filter(({ kind }) => kind === "saved").length;
    }
    expect(saved).toBeGreaterThan(20);
    const ledgers = await Promise.all(accounts.map((account) => ledgerOf(store, account)));
    expect(ledgers.flat()).toHaveLength(saved);
    for (const ledger of ledgers) {
      expect(ledger.map(({ position }) => position)).toEqual(ledger.map((_, index) => index + 1));
    }
    for (const chat of chats.flat()) {
      const numbers = ledgers.flat().filter(({ logId }) => logId === chat);
      expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
    }
  });
});

describeStore("a save that relies on nothing having been stored since a position", (place) => {
  test("[V-4] fits while that is so, and conflicts after anything else, whichever log it is in", async () => {
    const { store } = await place().open();
    const chat = newId<ChatId>();
    await store.save(saveOf([append(chat)], [chatRow(chat)]));
    expect(await store.save({ ...saveOf([append(newId())]), ledgerAt: 1 })).toEqual({ kind: "saved" });
    for (const ledgerAt of [0, 1, 3]) {
      expect(await store.save({ ...saveOf([append(newId())]), ledgerAt })).toEqual({ kind: "conflict" });
    }
    // Another account's events are nothing to it.
    await store.save({ ...saveOf([append(newId())]), accountId: otherAccount });
    expect(await store.save({ ...saveOf([append(newId())]), ledgerAt: 2 })).toEqual({ kind: "saved" });
  });

  test("[V-4] conflicts with what comes before it in its own batch, and not with what comes after", async () => {
    const { store } = await place().open();
    const [first, second] = [newId<ChatId>(), newId<ChatId>()];
    await store.save(saveOf([append(first), append(second)]));
    const relying = () => ({ ...saveOf([append(newId())]), ledgerAt: 2 });
    const together = await Promise.all([
      store.save(saveOf([append(first, { expected: 1 })])),
      store.save(relying()),
    ]);
    expect(together.map(({ kind }) => kind)).toEqual(["saved", "conflict"]);
    const inTurn = await Promise.all([
      store.save({ ...relying(), ledgerAt: 3 }),
      store.save(saveOf([append(second, { expected: 1 })])),
      store.save({ ...relying(), ledgerAt: 3 }),
    ]);
    expect(inTurn.map(({ kind }) => kind)).toEqual(["saved", "saved", "conflict"]);
  });
});
