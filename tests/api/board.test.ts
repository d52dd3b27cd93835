import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffServerFrame } from "#contract/frames.ts";
import type { BoardAgentCard, BoardQueueCard } from "#contract/views/board-cards.ts";
import type { ChatId, UserId } from "#core/ids.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { done, newCustomer } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

let clock: ManualClock;
let server: TestServer;
let agent: StaffMember;
let supervisor: StaffMember;

beforeAll(async () => {
  clock = manualClock();
  server = await startTestServer({ clock });
  [agent, supervisor] = (await addStaff(server.parts(), [
    { name: "Robin" },
    { name: "Alex", role: "supervisor", webchat: false },
  ])) as [StaffMember, StaffMember];
});
afterAll(() => server.stop());

const words = { chatId: null, seenNumber: 0, text: "Hello", page: "", browser: "", language: "" };

async function write(): Promise<ChatId> {
  const customer = newCustomer(server.parts());
  await done(server.parts(), customer, ["customer.write", words]);
  return server.parts().logs.peek("customer", customer.customerId)?.chatId as ChatId;
}

/** A desk that watches the board, and which cards of it were put or dropped since it was last asked. */
function watch(userId: UserId) {
  let told: string[] = [];
  const cards = new Map<string, unknown>();
  const send = (frame: Extract<StaffServerFrame, { type: "cards" }>) => {
    for (const [kind, id, card] of frame.put) {
      if (!kind.startsWith("board-")) continue;
      told.push(`${kind} ${id}`);
      cards.set(`${kind} ${id}`, card);
    }
    for (const [kind, id] of frame.drop) if (cards.delete(`${kind} ${id}`)) told.push(`no ${kind} ${id}`);
  };
  const desk = server.parts().gates.deskFeed.add({ userId, send });
  desk.snapshot();
  desk.watchBoard(true);
  return {
    cards,
    desk,
    told: async () => {
      await setImmediate();
      const since = told.toSorted();
      told = [];
      return since;
    },
  };
}

test("[B-90] a board is told once a second what has changed, and nothing else, until it is watched no more", async () => {
  const { cards, desk, told } = watch(supervisor.asker.userId);
  await told();
  const queueId = Object.keys(firstAccount(server.parts()).queues)[0]!;
  const queue = () => cards.get(`board-queue ${queueId}`) as BoardQueueCard;
  const robin = () => cards.get(`board-agent ${agent.asker.userId}`) as BoardAgentCard;
  expect(queue()).toMatchObject({ waitingCount: 0, longestWaitSince: null, inProgress: 0 });

  const since = clock.now();
  const chatIds = [await write(), await write()];
  expect(await told()).toEqual([]);
  clock.pass(1_000);
  expect(await told()).toEqual([
    ...chatIds.map((chatId) => `board-chat ${chatId}`).toSorted(),
    `board-queue ${queueId}`,
  ]);
  expect(queue()).toMatchObject({ waitingCount: 2, longestWaitSince: since });

  await done(server.parts(), agent.asker, ["chat.take", { chatId: chatIds[0]! }]);
  clock.pass(1_000);
  expect(await told()).toContain(`board-agent ${agent.asker.userId}`);
  expect(queue()).toMatchObject({ waitingCount: 1, inProgress: 1, answered: 0 });
  expect(robin()).toMatchObject({ ownedCount: 1, status: "unavailable" });

  await done(server.parts(), agent.asker, ["chat.play", { chatId: chatIds[0]! }]);
  clock.pass(1_000);
  await told();
  expect(queue()).toMatchObject({ answered: 1, averageWaitMs: 2_000 });
  expect(robin()).toMatchObject({ status: "handling", activeChatId: chatIds[0] });

  clock.pass(10_000);
  expect(await told()).toEqual([]);

  desk.watchBoard(false);
  const dropped = await told();
  expect(dropped).toContain(`no board-chat ${chatIds[0]}`);
  expect(cards.size).toBe(0);
  await write();
  clock.pass(2_000);
  expect(await told()).toEqual([]);
});

test("[I-11] an agent who asks for the board is shown nothing of it", async () => {
  const { cards, told } = watch(agent.asker.userId);
  await write();
  clock.pass(1_000);
  expect(await told()).toEqual([]);
  expect(cards.size).toBe(0);
});

test("[B-90] a supervisor on any page is alerted while customers wait too long, and told when it is over", async () => {
  const alerts: unknown[] = [];
  const send = (frame: Extract<StaffServerFrame, { type: "cards" }>) => {
    for (const [kind, , card] of frame.put) if (kind === "queue-alert") alerts.push(card.alerts);
    for (const [kind] of frame.drop) if (kind === "queue-alert") alerts.push(null);
  };
  const desk = server.parts().gates.deskFeed.add({ userId: supervisor.asker.userId, send });
  desk.snapshot();
  const pass = async (seconds: number) => {
    for (let at = 0; at < seconds; at += 5) clock.pass(5_000);
    await setImmediate();
    return alerts.splice(0);
  };
  const waiting = [...server.parts().logs.liveChats()].filter(({ state }) => state === "waiting");
  for (const { chatId } of waiting) {
    await done(server.parts(), supervisor.asker, ["chat.end-waiting", { chatId }]);
  }
  await pass(120);

  const chatId = await write();
  expect(await pass(60)).toEqual([]);
  expect(await pass(60)).toEqual([[expect.objectContaining({ kind: "late" })]]);
  await done(server.parts(), supervisor.asker, ["chat.end-waiting", { chatId }]);
  expect(await pass(50)).toEqual([]);
  expect(await pass(30)).toEqual([null]);
  desk.end();
});
