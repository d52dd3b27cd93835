import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import type { ChatId } from "#core/ids.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { beginChat, newCustomer, run } from "../support/run-command.ts";
import { type StaffMember, addStaff, signIn } from "../support/staff.ts";
import type { Parts } from "../support/running-parts.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const fifty = Array.from({ length: 50 }, (_, index) => ({ name: `Agent ${index + 1}` }));
/** `BELLHOP_RUNS=1000` for a long race. */
const roundsThroughCommands = Number(process.env["BELLHOP_RUNS"] ?? 200);
const roundsAtOnce = 5;

interface Outcome {
  readonly userId: string;
  readonly code: string | null;
  readonly words: string;
}

async function expectOneOwner(parts: Parts, chatId: ChatId, outcomes: readonly Outcome[]): Promise<void> {
  const [winner, ...others] = outcomes.filter(({ code }) => code === null);
  expect(others).toEqual([]);
  const owner = parts.logs.peek("chat", chatId);
  expect(owner).toMatchObject({ state: "owned", ownerId: winner?.userId });
  const name = parts.logs.account(owner!.accountId).users[winner!.userId as never]!.name;
  const told = outcomes.filter(({ code, words }) => code === "already-owned" && words.includes(`${name}.`));
  expect(told).toHaveLength(49);
  const events = await parts.store.readLog(chatId, 0);
  expect(events.filter(({ type }) => type === "chat.taken")).toHaveLength(1);
}

describeOnEachEngine("fifty agents take one chat", (server) => {
  test(`[I-1] [F-1] ${roundsThroughCommands} times through the commands: one owner, 49 are told who`, async () => {
    const parts = server().parts();
    const agents = await addStaff(parts, fifty);
    const oneRound = async () => {
      const chatId = await beginChat(parts, newCustomer(parts));
      const outcomes = await Promise.all(
        agents.map(async ({ asker, userId }) => {
          const result = await run(parts, asker, ["chat.take", { chatId }]);
          return "error" in result ? { userId, ...result.error } : { userId, code: null, words: "" };
        }),
      );
      await expectOneOwner(parts, chatId, outcomes);
    };
    for (let round = 0; round < roundsThroughCommands; round += roundsAtOnce) {
      await Promise.all(Array.from({ length: roundsAtOnce }, oneRound));
    }
  }, 120_000);

  test("[B-5] fifty agents ask for the next of fifty chats at once: each gets another", async () => {
    const parts = server().parts();
    const agents = await addStaff(parts, fifty);
    const chatIds = await Promise.all(agents.map(() => beginChat(parts, newCustomer(parts))));
    const { queueId } = parts.logs.peek("chat", chatIds[0]!)!;
    await Promise.all(
      agents.map(async ({ asker }) => {
        expect(await run(parts, asker, ["chat.take-next", { queueId }])).toHaveProperty("ok");
      }),
    );
    const owners = chatIds.map((chatId) => {
      const chat = parts.logs.peek("chat", chatId);
      return chat?.state === "owned" ? chat.ownerId : null;
    });
    expect(new Set(owners)).toEqual(new Set(agents.map(({ userId }) => userId)));
  });
});

describe("fifty desks take one chat", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  test("[I-1] [F-1] ten times through sockets: one owner, 49 are told who", async () => {
    const parts = server.parts();
    const agents = await addStaff(parts, fifty);
    const cookies = await signIn(parts, agents);
    const desks = await Promise.all(cookies.map((cookie) => server.openDesk({ cookie })));
    for (let round = 0; round < 10; round++) {
      const chatId = await beginChat(parts, newCustomer(parts));
      const outcomes = await Promise.all(desks.map((desk, index) => takeFrom(desk, agents[index]!, chatId)));
      await expectOneOwner(parts, chatId, outcomes);
    }
  }, 120_000);
});

async function takeFrom(desk: DeskSession, { userId }: StaffMember, chatId: ChatId): Promise<Outcome> {
  const { error } = await desk.command("chat.take", { chatId });
  return error ? { userId, ...error } : { userId, code: null, words: "" };
}
