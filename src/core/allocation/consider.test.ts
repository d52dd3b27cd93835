import { describe, expect, test } from "vitest";
import type { UserId } from "../ids.ts";
import { at } from "../testing/at.ts";
import {
  ada,
  givenAccount,
  kim,
  queueWith,
  robin,
  sales,
  sam,
  saved,
  userWith,
} from "../testing/given-account.ts";
import { chat1, chat2, chose, putBack, requested, taken } from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { AgentsThere } from "./agents-there.ts";
import { consider } from "./consider.ts";

const candidatesOf = (world: World) =>
  Object.values(world.account.users)
    .filter(({ webchat }) => webchat)
    .map(({ userId }) => ({ agent: world.agent(userId), connected: true }));

describe("how agents stand for a chat", () => {
  test("[B-13] is said of each with the reason, the nearest to being chosen first", () => {
    const world = givenAccount({ queues: [queueWith({ queueId: sales })] }).happened(
      [robin, sam, kim].map((userId) => chose(userId, "available", at(0))),
      requested(chat1, at(0)),
      requested(chat2, at(1)),
      taken(chat2, sam, at(2)),
      taken(chat1, robin, at(2)),
      putBack(chat1, robin, at(3)),
    );
    const { candidates, others } = consider(world.account, world.waitingChat(chat1), {
      candidates: candidatesOf(world),
      chosenId: null,
      total: 3,
    });
    expect(candidates).toEqual([
      { userId: sam, why: null, owned: 1, chatsMax: 3, lastAllocatedAt: 0 },
      { userId: robin, why: "declined", owned: 0, chatsMax: 3, lastAllocatedAt: 0 },
      { userId: kim, why: "not-in-group", owned: 0, chatsMax: 3, lastAllocatedAt: 0 },
    ]);
    expect(others).toBe(0);
    expect(candidates.map(({ userId }) => userId)).not.toContain(ada);
  });

  test("[B-13] is kept of ten, the chosen one first among them however many there are", () => {
    const many = Array.from(
      { length: 300 },
      (_, index) => `agent-${String(index).padStart(3, "0")}` as UserId,
    );
    const world = givenAccount().happened(
      many.map((userId) => [saved({ user: userWith({ userId }) }), chose(userId, "available", at(0))]).flat(),
      requested(chat1, at(0)),
    );
    const chosenId = many[299]!;
    const there = new AgentsThere();
    for (const candidate of candidatesOf(world)) there.set(world.account, candidate);
    const { candidates, others } = consider(
      world.account,
      world.waitingChat(chat1),
      there.inQuestion(world.account, world.waitingChat(chat1), chosenId),
    );
    expect(candidates).toHaveLength(10);
    expect(candidates[0]).toMatchObject({ userId: chosenId, why: null });
    // Robin, Sam and Kim are candidates, too.
    expect(others).toBe(303 - 10);
  });
});
