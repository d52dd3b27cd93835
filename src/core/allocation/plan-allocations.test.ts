import { describe, expect, test } from "vitest";
import type { ChatId, QueueId, UserId } from "../ids.ts";
import { at } from "../testing/at.ts";
import {
  billing,
  givenAccount,
  kim,
  queueWith,
  robin,
  sales,
  sam,
  saved,
  support,
  userWith,
} from "../testing/given-account.ts";
import {
  allocated,
  chat1,
  chat2,
  chat3,
  chose,
  closed,
  ended,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { chooseAgent } from "./choose-agent.ts";
import { planAllocations } from "./plan-allocations.ts";
import { compareWaiting } from "./waiting-order.ts";

const everyone = [robin, sam, kim];
const given = (rules = {}) =>
  givenAccount({ rules }).happened(everyone.map((userId) => chose(userId, "available", at(0))));

const candidates = (world: World, userIds: readonly UserId[] = everyone) =>
  userIds.map((userId) => ({ agent: world.agent(userId), connected: true }));

const waitingChats = (world: World) =>
  [...world.chats.values()]
    .filter((chat) => chat.state === "waiting")
    .toSorted((a, b) => compareWaiting(world.account, a, b));

const plan = (world: World) =>
  Object.fromEntries(
    planAllocations(world.account, { waiting: waitingChats(world), candidates: candidates(world) }, at(50)),
  );

const chats = (...numbers: number[]) => numbers.map((number) => `chat-${number}` as ChatId);

describe("[B-7] the order of waiting", () => {
  const order = (world: World) => waitingChats(world).map(({ chatId }) => chatId);

  test("[B-7] longest waiting first", () => {
    const world = given().happened(requested(chat1, at(9)), requested(chat2, at(5)), requested(chat3, at(7)));
    expect(order(world)).toEqual([chat2, chat3, chat1]);
  });

  test("[B-7] higher queue priority before it", () => {
    const world = given().happened(
      requested(chat1, at(1)),
      requested(chat2, at(9), { queueId: support }),
      requested(chat3, at(8), { queueId: support }),
    );
    expect(order(world)).toEqual([chat1, chat3, chat2]);
    world.happened(saved({ queue: queueWith({ queueId: support, priority: 1 }) }));
    expect(order(world)).toEqual([chat3, chat2, chat1]);
  });

  test("[B-7] by original queueing time: putting back and transferring keep the place", () => {
    const world = given().happened(
      requested(chat1, at(1)),
      requested(chat2, at(5)),
      taken(chat1, robin, at(6)),
      putBack(chat1, robin, at(90)),
    );
    expect(order(world)).toEqual([chat1, chat2]);
  });

  test("[B-7] two that came in the same moment have one order on every server", () => {
    const world = given().happened(requested(chat2, at(1)), requested(chat1, at(1)));
    expect(order(world)).toEqual([chat1, chat2]);
  });
});

describe("[B-8] the choice of agent", () => {
  const choose = (world: World, chatId: ChatId) =>
    chooseAgent(world.account, world.waitingChat(chatId), candidates(world))?.userId ?? null;

  test("[B-8] fewest owned chats", () => {
    const world = given().happened(
      [chat1, chat2].flatMap((chatId) => requested(chatId, at(0))),
      taken(chat2, robin, at(1)),
    );
    expect(choose(world, chat1)).toBe(sam);
    expect(choose(given().happened(requested(chat1, at(0))), chat1)).toBe(robin);
  });

  test("[B-8] relative to their maximum", () => {
    const world = given().happened(
      chats(1, 2, 3, 4).flatMap((chatId) => requested(chatId, at(0))),
      taken(chat2, robin, at(1)),
      taken(chat3, robin, at(1)),
      taken(chats(4)[0]!, sam, at(1)),
    );
    expect(choose(world, chat1)).toBe(sam);
    world.happened(saved({ user: userWith({ userId: robin, chatsMax: 10 }) }));
    expect(choose(world, chat1)).toBe(robin);
  });

  test("[B-8] then longest since their last allocation", () => {
    const world = given().happened(
      [chat1, chat2, chat3].flatMap((chatId) => requested(chatId, at(0))),
      allocated(chat2, robin, at(5)),
      allocated(chat3, sam, at(6)),
    );
    expect(choose(world, chat1)).toBe(robin);
    const other = given().happened(
      [chat1, chat2, chat3].flatMap((chatId) => requested(chatId, at(0))),
      allocated(chat2, robin, at(6)),
      allocated(chat3, sam, at(5)),
    );
    expect(choose(other, chat1)).toBe(sam);
  });

  test("[B-8] nobody when nobody is eligible", () => {
    const world = given().happened(
      requested(chat1, at(0)),
      [robin, sam].map((userId) => chose(userId, "break", at(1))),
    );
    expect(choose(world, chat1)).toBeNull();
  });
});

describe("a plan for everyone who waits", () => {
  test("[F-4] a backlog of ten and full agents: nothing, and one who closes a chat gets the oldest", () => {
    const world = given({ chatsMax: 1 }).happened(
      chats(1, 2).flatMap((chatId) => requested(chatId, at(0))),
      taken(chat1, robin, at(1)),
      taken(chat2, sam, at(1)),
      chats(13, 12, 11, 10, 9, 8, 7, 6, 5, 4).flatMap((chatId, index) => requested(chatId, at(30 - index))),
    );
    expect(plan(world)).toEqual({});
    world.happened(ended(chat1, robin, wrapUpWith({ at: at(40) })));
    expect(plan(world)).toEqual({});
    world.happened(closed(chat1, robin, at(45)));
    expect(plan(world)).toEqual({ [robin]: chats(4) });
  });

  test("[F-4] one who comes online gets the oldest, up to their maximum", () => {
    const world = givenAccount({ rules: { chatsMax: 2 } }).happened(
      chats(1, 2, 3).flatMap((chatId, index) => requested(chatId, at(index))),
    );
    expect(plan(world)).toEqual({});
    expect(plan(world.happened(chose(sam, "available", at(40))))).toEqual({ [sam]: chats(1, 2) });
  });

  test("[B-8] each chat goes where it is best at that moment, with what the plan gave before", () => {
    const world = given({ chatsMax: 2 }).happened(
      chats(1, 2, 3, 4, 5).flatMap((chatId, index) => requested(chatId, at(index))),
    );
    expect(plan(world)).toEqual({ [robin]: chats(1, 3), [sam]: chats(2, 4) });
  });

  test("[B-1] leaves alone what is to be picked by hand", () => {
    const world = givenAccount({
      queues: [queueWith({ queueId: sales, allocation: "by-hand" })],
    }).happened(
      everyone.map((userId) => chose(userId, "available", at(0))),
      requested(chat1, at(0), { queueId: sales }),
      requested(chat2, at(1), { queueId: support }),
      requested(chat3, at(2), { queueId: billing }),
    );
    expect(plan(world)).toEqual({ [robin]: [chat2], [kim]: [chat3] });
  });

  test("[B-2] one that nobody can have does not hold up the others", () => {
    const world = given().happened(
      requested(chat1, at(0), { queueId: "gone" as QueueId }),
      requested(chat2, at(1), { queueId: billing }),
      chose(kim, "unavailable", at(2)),
      requested(chat3, at(3)),
    );
    expect(plan(world)).toEqual({ [robin]: [chat3] });
  });
});
