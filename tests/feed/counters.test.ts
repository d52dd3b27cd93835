import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#core/ids.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { done, newCustomer } from "../support/run-command.ts";
import { type StaffMember, addStaff } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

let clock: ManualClock;
let server: TestServer;
let staff: StaffMember[];

beforeAll(async () => {
  clock = manualClock();
  server = await startTestServer({ clock });
  staff = await addStaff(server.parts(), [{ name: "Robin" }, { name: "Sam" }]);
});
afterAll(() => server.stop());

const words = { chatId: null, seenNumber: 0, text: "Hello", page: "", browser: "", language: "" };

async function write(): Promise<ChatId> {
  const customer = newCustomer(server.parts());
  await done(server.parts(), customer, ["customer.write", words]);
  return server.parts().logs.peek("customer", customer.customerId)?.chatId as ChatId;
}

/** Sam's desk: how many chats wait, as it was told with each card of a queue. */
function countersTold(): () => Promise<(number | null)[]> {
  const { userId } = staff[1]!.asker;
  const told: (number | null)[] = [];
  const send = (frame: Extract<StaffServerFrame, { type: "cards" }>) => {
    for (const [kind, , card] of frame.put) if (kind === "queue") told.push(card.waitingCount);
  };
  server.parts().gates.deskFeed.add({ userId, send }).snapshot();
  return async () => {
    await setImmediate();
    return told.splice(0);
  };
}

test("[B-4] a counter is told once for all that comes and goes within a moment, and not at all for what goes at once", async () => {
  const told = countersTold();
  const chatIds = [await write(), await write(), await write()];
  expect(await told()).toEqual([]);
  clock.pass(100);
  expect(await told()).toEqual([3]);

  const given = await write();
  await done(server.parts(), staff[0]!.asker, ["chat.take", { chatId: given }]);
  clock.pass(100);
  expect(await told()).toEqual([]);

  await done(server.parts(), staff[0]!.asker, ["chat.take", { chatId: chatIds[0]! }]);
  clock.pass(99);
  expect(await told()).toEqual([]);
  clock.pass(1);
  expect(await told()).toEqual([2]);
  clock.pass(1_000);
  expect(await told()).toEqual([]);
});
