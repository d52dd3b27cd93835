import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AccountId } from "#core/ids.ts";
import { noMeter } from "../ports/meter.ts";
import { type Save, type SaveOutcome, StoreBusyFault } from "../ports/store.ts";
import { GroupCommit } from "./group-commit.ts";

const saved: SaveOutcome = { kind: "saved" };
const loud = "account-loud" as AccountId;
const quiet = "account-quiet" as AccountId;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** A database that writes only when told to. */
function given() {
  const batches: (readonly Save[])[] = [];
  const pending: (() => void)[] = [];
  const commit = (saves: readonly Save[]) =>
    new Promise<readonly SaveOutcome[]>((resolve) => {
      batches.push(saves);
      pending.push(() => resolve(saves.map(() => saved)));
    });
  const writer = new GroupCommit(commit, { batchMax: 10, meter: noMeter, turnMs: 5_000 });
  let saves = 0;
  const ask = (accountId: AccountId) => {
    const outcome: { settled: unknown } = { settled: null };
    const number = saves++;
    const save: Save = {
      accountId,
      epoch: 0,
      appends: [{ kind: "chat", logId: `${number}`, expected: 0, events: [] }],
      rows: [],
    };
    writer.save(save).then(
      (value) => (outcome.settled = value),
      (fault: unknown) => (outcome.settled = fault),
    );
    return outcome;
  };
  const turns = async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  const write = async () => {
    pending.shift()?.();
    await turns();
  };
  return { ask, batches, write, turns };
}

const accountsOf = (batch: readonly Save[] | undefined) => batch?.map(({ accountId }) => accountId) ?? [];
const namesOf = (batch: readonly Save[] | undefined) =>
  batch?.flatMap(({ appends }) => appends.map(({ logId }) => Number(logId))) ?? [];

test("a flood of one account does not keep another's save from the next batch", async () => {
  const { ask, batches, write, turns } = given();
  ask(loud);
  await turns();
  for (let count = 0; count < 500; count++) ask(loud);
  const quietly = ask(quiet);
  await write();
  expect(accountsOf(batches[1]).filter((accountId) => accountId === quiet)).toHaveLength(1);
  expect(batches[1]).toHaveLength(10);
  await write();
  expect(quietly.settled).toEqual(saved);
  // The loud account's own saves keep their order.
  for (let batch = 0; batch < 50; batch++) await write();
  const loudly = batches.flatMap((batch) => namesOf(batch.filter(({ accountId }) => accountId === loud)));
  expect(loudly).toEqual(Array.from({ length: 501 }, (_, index) => index));
});

test("what has waited too long is refused without having been tried; what came later still has its time", async () => {
  const { ask, batches, write, turns } = given();
  const tried = ask(loud);
  await turns();
  const waits = ask(loud);
  await vi.advanceTimersByTimeAsync(3_000);
  const later = ask(loud);
  await vi.advanceTimersByTimeAsync(2_001);
  expect(waits.settled).toBeInstanceOf(StoreBusyFault);
  expect([tried.settled, later.settled]).toEqual([null, null]);
  await write();
  expect(tried.settled).toEqual(saved);
  await write();
  expect(later.settled).toEqual(saved);
  expect(batches.flatMap(namesOf)).toEqual([0, 2]);
});

test("whatever one account asks for, there is room for the others, and there is an end to it", async () => {
  const { ask, turns } = given();
  ask(loud);
  await turns();
  const flood = Array.from({ length: 10_001 }, () => ask(loud));
  const quietly = Array.from({ length: 10_000 }, () => ask(quiet));
  const third = ask("account-third" as AccountId);
  await turns();
  expect(flood.map(({ settled }) => settled).filter((settled) => settled !== null)).toHaveLength(1);
  expect(flood.at(-1)?.settled).toBeInstanceOf(StoreBusyFault);
  expect(quietly.every(({ settled }) => settled === null)).toBe(true);
  expect(third.settled).toBeInstanceOf(StoreBusyFault);
});
