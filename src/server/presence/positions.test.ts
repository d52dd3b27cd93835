import { expect, test } from "vitest";
import type { ChatId, UserId } from "#core/ids.ts";
import type { Position, Store } from "../ports/store.ts";
import { manualClock } from "../../../tests/support/manual-clock.ts";
import { Positions } from "./positions.ts";

const chatId = "chat-one" as ChatId;
const robin = "user-robin" as UserId;

const at = (seen: number): Position => ({ chatId, who: robin, delivered: seen, seen, seenMessages: 0 });

/**
 * Positions over a store that fails until `isBroken` is false; they are written only when the test calls
 * `write`.
 */
function given() {
  const state = { written: [] as Position[][], isBroken: true, isWanted: true };
  const store: Pick<Store, "savePositions" | "readPositions"> = {
    async savePositions(positions) {
      if (state.isBroken) throw new Error("The database is away");
      state.written.push([...positions]);
    },
    readPositions: async () => state.written.flat(),
  };
  const clock = manualClock();
  return {
    state,
    positions: new Positions({
      store: store as Store,
      clock,
      failed: () => {},
      isWanted: () => state.isWanted,
    }),
  };
}

test("what could not be written is written the next time", async () => {
  const { state, positions } = given();
  positions.move(at(3));
  await expect(positions.write()).rejects.toThrow("The database is away");
  state.isBroken = false;
  await positions.write();
  await positions.write();
  expect(state.written).toEqual([[at(3)]]);
});

test("but not in place of what has been moved to since", async () => {
  const { state, positions } = given();
  positions.move(at(3));
  const writing = positions.write();
  positions.move(at(5));
  await expect(writing).rejects.toThrow("The database is away");
  state.isBroken = false;
  await positions.write();
  expect(state.written).toEqual([[at(5)]]);
});

test("[V-1] those of a chat that nobody wants are let go once they are written, and not before", async () => {
  const { state, positions } = given();
  positions.move(at(3));
  state.isWanted = false;
  positions.letGo(chatId);
  await expect(positions.write()).rejects.toThrow("The database is away");
  expect(positions.get(chatId, robin)).toEqual(at(3));
  state.isBroken = false;
  const writing = positions.write();
  positions.letGo(chatId);
  expect(positions.get(chatId, robin)).toEqual(at(3));
  await writing;
  expect(positions.held).toBe(0);
  // Loading a chat that nobody wants leaves nothing in memory.
  await positions.load(chatId);
  expect(positions.held).toBe(0);
  state.isWanted = true;
  await positions.load(chatId);
  expect(positions.get(chatId, robin)).toEqual(at(3));
});
