import { describe, expect, test } from "vitest";
import { at } from "../testing/at.ts";
import {
  billing,
  givenAccount,
  kim,
  office,
  queueWith,
  robin,
  rules,
  sales,
  saved,
  support,
  userWith,
} from "../testing/given-account.ts";
import type { UserId } from "../ids.ts";
import {
  chatsMaxFor,
  isAutoAllocated,
  isServedBy,
  queuesServedBy,
  replyTargetAppliesFrom,
} from "./queue-rules.ts";

describe("[B-1] how a queue's chats go out", () => {
  test.each([
    { account: "auto", queue: null, isAuto: true },
    { account: "by-hand", queue: null, isAuto: false },
    { account: "auto", queue: "by-hand", isAuto: false },
    { account: "by-hand", queue: "auto", isAuto: true },
  ] as const)("[B-1] account $account, queue $queue", ({ account: allocation, queue, isAuto }) => {
    const { account } = givenAccount({ rules: { allocation } });
    expect(isAutoAllocated(account, queueWith({ queueId: sales, allocation: queue }))).toBe(isAuto);
  });

  test("[B-80] a change of the account's mode counts from when it is saved", () => {
    const world = givenAccount();
    const queue = queueWith({ queueId: sales });
    expect(isAutoAllocated(world.account, queue)).toBe(true);
    world.happened(saved({ rules: { ...rules, allocation: "by-hand" } }));
    expect(isAutoAllocated(world.account, queue)).toBe(false);
  });
});

test("[B-10] the maximum is the agent's, else the queue's, else the account's", () => {
  const { account } = givenAccount({ rules: { chatsMax: 3 } });
  const user = userWith({ userId: robin });
  const queue = queueWith({ queueId: sales });
  expect(chatsMaxFor(account, user, queue)).toBe(3);
  expect(chatsMaxFor(account, user, { ...queue, chatsMax: 5 })).toBe(5);
  expect(chatsMaxFor(account, { ...user, chatsMax: 1 }, { ...queue, chatsMax: 5 })).toBe(1);
});

test("[B-6] a queue is served by who is capable, not disabled and in one of its groups", () => {
  const queue = queueWith({ queueId: sales });
  const user = userWith({ userId: robin });
  expect(isServedBy(queue, user)).toBe(true);
  expect(isServedBy(queue, { ...user, webchat: false })).toBe(false);
  expect(isServedBy(queue, { ...user, disabled: true })).toBe(false);
  expect(isServedBy(queue, { ...user, groupIds: [office] })).toBe(false);
  expect(isServedBy({ ...queue, groupIds: [] }, user)).toBe(false);
});

test("[B-5] an agent's queues come in the order in which their chats go", () => {
  const { account } = givenAccount({ queues: [queueWith({ queueId: support, priority: 1 })] });
  const ids = (userId: UserId) => queuesServedBy(account, userId).map(({ queueId }) => queueId);
  expect(ids(robin)).toEqual([support, sales]);
  expect(ids(kim)).toEqual([billing]);
  expect(ids("nobody" as UserId)).toEqual([]);
});

describe("[F-25] since when a reply target applies to a chat", () => {
  test("[F-25] since it was set, or since the chat came into the queue", () => {
    const { account } = givenAccount().happened(
      saved({ queue: queueWith({ queueId: sales, replyTargetMs: 5_000 }) }, at(40)),
    );
    expect(replyTargetAppliesFrom(account, sales, at(10))).toBe(at(40));
    expect(replyTargetAppliesFrom(account, sales, at(50))).toBe(at(50));
    expect(replyTargetAppliesFrom(account, support, at(10))).toBe(at(10));
  });
});
