import { expect, test } from "vitest";
import { createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { testSeed } from "../support/test-seed.ts";
import { type FaultName, faults } from "./world/faults.ts";
import { keptRuns } from "./world/kept-runs.ts";
import { shrink } from "./world/shrink.ts";
import { play, stepsOf } from "./world/simulate.ts";
import { postgresStorage, sqliteStorage } from "./world/storage.ts";
import type { WorldForm } from "./world/world.ts";

/** Played in every run, so that a change that breaks something breaks it everywhere. */
const fixedSeeds = [1, 2, 3, 4, 5, testSeed];
const stepCount = 120;

/** For worlds of several servers, which take long. */
const shortCount = 50;

/** Faults, and the seed that finds each of them. */
const quicklyFound: readonly (readonly [FaultName, number])[] = [
  ["epoch-kept", 1],
  ["no-adoption", 3],
  ["no-deadlines", 1],
];

/** Number of seeds played for a fault. */
const seedsOfFault = 4;

async function onSqlite(): Promise<WorldForm> {
  return { storage: await sqliteStorage(), servers: 1 };
}

async function hold(seed: number): Promise<void> {
  const { failure } = await play(seed, stepsOf(seed, stepCount), await onSqlite());
  const again = `npm run simulate -- --seed=${seed} --steps=${stepCount}`;
  expect(failure, `${again} finds the fewest steps and keeps them`).toBeNull();
}

test.each(fixedSeeds)(
  "[I-1] [I-2] [I-3] [I-4] [I-5] [I-6] [I-7] [I-8] [I-9] [I-10] [I-11] whole worlds, with everything that can go wrong: seed %i",
  hold,
);

test("runs that once failed do not again", async () => {
  for (const { engine, accounts = 2, seed, steps, wrong } of keptRuns) {
    if (engine !== "sqlite") continue;
    const { failure } = await play(seed, steps, { ...(await onSqlite()), accounts });
    expect(failure, wrong).toBeNull();
  }
});

test("the same seed gives the same world, frame by frame", async () => {
  const steps = stepsOf(7, 80);
  const [first, second] = [await play(7, steps, await onSqlite()), await play(7, steps, await onSqlite())];
  expect(first.frames).toBeGreaterThan(100);
  expect(second).toEqual(first);
});

test("what does not matter to a failure is dropped from its steps", async () => {
  const fails = async (steps: readonly number[]) => steps.includes(3) && steps.includes(17);
  expect(
    await shrink(
      Array.from({ length: 40 }, (_, index) => index),
      fails,
    ),
  ).toEqual([3, 17]);
});

describeWithPostgres("whole worlds on PostgreSQL", () => {
  const playOn = async (seed: number, steps: number, form: Omit<WorldForm, "storage">) => {
    const { url, drop } = await createDatabase();
    const { failure } = await play(seed, stepsOf(seed, steps, form.servers), {
      storage: postgresStorage(url, drop),
      ...form,
    });
    return failure;
  };

  test("[I-4] [I-10] a world with everything that can go wrong: seed 1", async () => {
    expect(await playOn(1, stepCount, { servers: 1 })).toBeNull();
  });

  test("[I-4] [I-10] three servers that die, stop, stand still or lose the store: seed 1", async () => {
    expect(await playOn(1, shortCount, { servers: 3, accounts: 6 })).toBeNull();
  });

  // Those that are found soon; `--fault` plays each of them.
  test.each(quicklyFound)("a fault in three servers is found: %s, seed %i", async (name, seed) => {
    const form = { servers: 3, accounts: 3, fault: faults[name] };
    // In which order two answers come is the database's, so the next seed may be the one.
    let failure = await playOn(seed, shortCount, form);
    for (let next = 1; !failure && next < seedsOfFault; next++) {
      failure = await playOn(seed + next, shortCount, form);
    }
    expect(failure, faults[name].words).not.toBeNull();
  });
});
