import { describe, expect, test } from "vitest";
import { at } from "../testing/at.ts";
import {
  billing,
  givenAccount,
  queueWith,
  robin,
  rules,
  sales,
  sam,
  saved,
  userWith,
} from "../testing/given-account.ts";
import {
  abandoned,
  chat1,
  chat2,
  chat3,
  closed,
  ended,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { takeChat } from "./take-chat.ts";

const given = () => givenAccount().happened(requested(chat1, at(0)));

const takenByRobin = taken(chat1, robin, at(10));

describe("taking a chat", () => {
  test("[B-5] the agent owns it from then on", () => {
    const world = given();
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual(takenByRobin);
    world.happened(takenByRobin);
    expect(world.chat(chat1)).toMatchObject({ state: "owned", ownerId: robin, how: "taken", active: false });
    expect(Object.keys(world.agent(robin).owned)).toEqual([chat1]);
  });

  test("[B-5] of two who take it the second is told by whom it was taken", () => {
    const world = given().happened(takenByRobin);
    expect(takeChat(world.on(sam, chat1), at(10))).toEqual({ refused: "already-owned", by: robin });
    expect(takeChat(world.on(robin, chat1), at(11))).toEqual({ refused: "already-owned", by: robin });
  });

  test("[B-5] a chat in wrap-up is still taken, one that is over is over", () => {
    const world = given().happened(takenByRobin, ended(chat1, robin, wrapUpWith({ at: at(20) })));
    expect(takeChat(world.on(sam, chat1), at(30))).toEqual({ refused: "already-owned", by: robin });
    world.happened(closed(chat1, robin, at(40)), requested(chat2, at(0)), abandoned(chat2, at(1)));
    expect(takeChat(world.on(sam, chat1), at(50))).toEqual({ refused: "chat-over" });
    expect(takeChat(world.on(sam, chat2), at(50))).toEqual({ refused: "chat-over" });
  });

  test.each(["auto", "by-hand"] as const)("[B-6] it works where chats go out %s", (allocation) => {
    const world = given().happened(saved({ rules: { ...rules, allocation } }));
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual(takenByRobin);
  });

  test("[B-6] only from a queue the agent serves", () => {
    const world = given();
    const refusal = (queueId: string) => ({ refused: "queue-not-served", queueId });
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual(takenByRobin);
    world.happened(requested(chat2, at(0), { queueId: billing }));
    expect(takeChat(world.on(robin, chat2), at(10))).toEqual(refusal(billing));
    world.happened(saved({ user: userWith({ userId: robin, webchat: false }) }));
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual(refusal(sales));
    world.happened(saved({ user: userWith({ userId: robin, disabled: true }) }));
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual(refusal(sales));
  });

  test("[B-6] above the maximum, unless the account forbids it", () => {
    const world = givenAccount({ rules: { chatsMax: 1 } }).happened(
      requested(chat2, at(0)),
      requested(chat1, at(0)),
      taken(chat2, robin, at(1)),
    );
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual(takenByRobin);
    world.happened(saved({ rules: { ...rules, chatsMax: 1, mayTakeAboveMax: false } }));
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual({ refused: "at-maximum", chatsMax: 1 });
    world.happened(saved({ queue: queueWith({ queueId: sales, chatsMax: 2 }) }));
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual(takenByRobin);
  });

  test("[B-10] the maximum counts chats in wrap-up too", () => {
    const world = givenAccount({ rules: { chatsMax: 1, mayTakeAboveMax: false } }).happened(
      [chat1, chat3].map((chatId) => requested(chatId, at(0))).flat(),
      taken(chat3, robin, at(1)),
      ended(chat3, robin, wrapUpWith({ at: at(2) })),
    );
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual({ refused: "at-maximum", chatsMax: 1 });
    world.happened(closed(chat3, robin, at(9)));
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual(takenByRobin);
  });

  test("[B-42] whoever put it back may still take it by hand", () => {
    const world = given().happened(taken(chat1, robin, at(1)), putBack(chat1, robin, at(2)));
    expect(takeChat(world.on(robin, chat1), at(10))).toEqual(takenByRobin);
    expect(takeChat(world.on(sam, chat1), at(10))).toEqual(taken(chat1, sam, at(10)));
  });
});
