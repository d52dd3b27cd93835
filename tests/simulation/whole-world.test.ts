import { expect, test } from "vitest";
import { createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { keptRuns } from "./world/kept-runs.ts";
import { shrink } from "./world/shrink.ts";
import { play, stepsOf } from "./world/simulate.ts";
import { postgresStorage, sqliteStorage } from "./world/storage.ts";

/** Played in every run, so that a change that breaks something breaks it everywhere. */
const fixedSeeds = [1, 2, 3, 4, 5];
const stepCount = 120;

/** Others every time; the title of the test says which. */
const newSeed = Math.floor(Math.random() * 1_000_000);

async function hold(seed: number): Promise<void> {
  const { failure } = await play(seed, stepsOf(seed, stepCount), await sqliteStorage());
  const again = `npm run simulate -- --seed=${seed} --steps=${stepCount}`;
  expect(failure, `${again} finds the fewest steps and keeps them`).toBeNull();
}

test.each(fixedSeeds)(
  "[I-1] [I-2] [I-3] [I-4] [I-5] whole worlds, with everything that can go wrong: seed %i",
  hold,
);

test(`[I-6] [I-7] [I-8] [I-9] [I-10] [I-11] a world that nobody has seen yet: seed ${newSeed}`, () =>
  hold(newSeed));

test("runs that once failed do not again", async () => {
  for (const { engine, seed, steps, wrong } of keptRuns) {
    if (engine !== "sqlite") continue;
    const { failure } = await play(seed, steps, await sqliteStorage());
    expect(failure, wrong).toBeNull();
  }
});

test("the same seed gives the same world, frame by frame", async () => {
  const steps = stepsOf(7, 80);
  const [first, second] = [
    await play(7, steps, await sqliteStorage()),
    await play(7, steps, await sqliteStorage()),
  ];
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
    const { failure } = await play(1, stepsOf(1, stepCount), postgresStorage(url, drop));
    expect(failure).toBeNull();
  });
});
