import { expect, test } from "vitest";
import { createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { testSeed } from "../support/test-seed.ts";
import { keptRuns } from "./world/kept-runs.ts";
import { shrink } from "./world/shrink.ts";
import { play, stepsOf } from "./world/simulate.ts";
import { postgresStorage, sqliteStorage } from "./world/storage.ts";
import type { WorldForm } from "./world/world.ts";

/** Played in every run, so that a change that breaks something breaks it everywhere. */
const fixedSeeds = [1, 2, 3, 4, 5, testSeed];
const stepCount = 120;

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
  for (const { engine, seed, steps, wrong } of keptRuns) {
    if (engine !== "sqlite") continue;
    const { failure } = await play(seed, steps, await onSqlite());
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
  test("[I-4] [I-10] a world with everything that can go wrong: seed 1", async () => {
    const { url, drop } = await createDatabase();
    const form = { storage: postgresStorage(url, drop), servers: 1 };
    const { failure } = await play(1, stepsOf(1, stepCount), form);
    expect(failure).toBeNull();
  });
});
