import fc from "fast-check";
import { expect, test } from "vitest";
import { ReadWriteLock } from "./read-write-lock.ts";

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("any number share it, one is alone with it, and everybody comes in, in order around those who are alone", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      async (asked, chance) => {
        const lock = new ReadWriteLock();
        const inside = new Map<number, boolean>();
        const entered: number[] = [];
        const come = (index: number, isAlone: boolean) => {
          const enter = () => {
            inside.set(index, isAlone);
            entered.push(index);
            if (isAlone) expect(inside.size, "somebody beside one who is alone").toBe(1);
            else expect([...inside.values()]).not.toContain(true);
          };
          const coming = lock.acquire(isAlone);
          if (coming) void coming.then(enter);
          else enter();
        };
        const leaveOne = () => {
          const keys = [...inside.keys()];
          const index = keys[chance.next().value! % keys.length];
          if (index === undefined) return;
          inside.delete(index);
          lock.release();
        };
        for (const [index, isAlone] of asked.entries()) {
          come(index, isAlone);
          await settle();
          if (chance.next().value! % 2) leaveOne();
          await settle();
        }
        for (let left = 0; left < asked.length && inside.size > 0; left++) {
          leaveOne();
          await settle();
        }
        expect(entered.toSorted((a, b) => a - b)).toEqual(asked.map((_, index) => index));
        const alone = asked.flatMap((isAlone, index) => (isAlone ? [index] : []));
        for (const index of alone) {
          const before = entered.slice(0, entered.indexOf(index));
          expect(before.every((other) => other < index)).toBe(true);
        }
        expect(lock.acquire(true), "it is free again").toBeNull();
      },
    ),
    { numRuns: 60 },
  );
});

test("what nobody holds cannot be let go", () => {
  expect(() => new ReadWriteLock().release()).toThrow("Nobody holds it");
});
