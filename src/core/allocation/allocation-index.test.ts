import { describe, expect, test } from "vitest";
import type { ChatId, QueueId } from "../ids.ts";
import { at } from "../testing/at.ts";
import {
  billing,
  givenAccount,
  queueWith,
  robin,
  sales,
  sam,
  saved,
  support,
  userWith,
} from "../testing/given-account.ts";
import { allocated, chat1, chat2, chat3, chose, putBack, requested, taken } from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { AllocationIndex } from "./allocation-index.ts";

describe("an index that hears of one change after the other", () => {
  const indexOf = (world: World) => {
    const index = new AllocationIndex(world.account);
    for (const userId of [robin, sam]) index.setAgent({ agent: world.agent(userId), connected: true });
    for (const chat of world.chats.values()) index.setChat(chat);
    return index;
  };
  const given = () =>
    givenAccount({ rules: { chatsMax: 2 } }).happened(
      chose(robin, "available", at(0)),
      requested(chat1, at(1)),
      requested(chat2, at(2)),
      taken(chat1, robin, at(3)),
      putBack(chat1, robin, at(4)),
    );

  test("[B-9] what one agent declined holds up nobody, and goes first as soon as another comes", () => {
    const world = given();
    const index = indexOf(world);
    expect(index.plan(at(5))).toEqual(new Map([[robin, [chat2]]]));
    world.happened(allocated(chat2, robin, at(5)), chose(sam, "available", at(6)), requested(chat3, at(6)));
    index.setAgent({ agent: world.agent(robin), connected: true });
    index.setChat(world.chat(chat3));
    index.setAgent({ agent: world.agent(sam), connected: true });
    expect(index.plan(at(7))).toEqual(
      new Map([
        [sam, [chat1]],
        [robin, [chat3]],
      ]),
    );
  });

  test("[B-7] whose agent was given something more urgent stands back for who now goes before", () => {
    const chat4 = "chat-4" as ChatId;
    const world = givenAccount({
      rules: { chatsMax: 3 },
      users: [userWith({ userId: sam, chatsMax: 1 })],
      queues: [queueWith({ queueId: billing, priority: 1 })],
    }).happened(
      chose(robin, "available", at(0)),
      requested("chat-5" as ChatId, at(0)),
      allocated("chat-5" as ChatId, robin, at(0)),
      requested(chat1, at(1)),
      taken(chat1, robin, at(2)),
      putBack(chat1, robin, at(3)),
      requested("chat-6" as ChatId, at(3)),
      allocated("chat-6" as ChatId, robin, at(3)),
      requested(chat3, at(9)),
      requested(chat2, at(5), { queueId: support }),
      requested(chat4, at(20), { queueId: billing }),
      chose(sam, "available", at(21)),
    );
    // Sam could have had chat 1, which Robin put back; chat 4 goes before it.
    expect(indexOf(world).plan(at(22))).toEqual(
      new Map([
        [sam, [chat4]],
        [robin, [chat2]],
      ]),
    );
  });

  test("[B-9] nothing is looked at when an agent gets less able, or a full one closes nothing", () => {
    const world = given();
    const index = indexOf(world);
    index.plan(at(5));
    expect(index.isWanted).toBe(false);
    world.happened(allocated(chat2, robin, at(5)));
    index.setAgent({ agent: world.agent(robin), connected: true });
    expect(index.isWanted).toBe(false);
    world.happened(chose(robin, "break", at(6)));
    index.setAgent({ agent: world.agent(robin), connected: true });
    expect(index.isWanted).toBe(false);
    world.happened(chose(robin, "available", at(7)));
    index.setAgent({ agent: world.agent(robin), connected: true });
    expect(index.isWanted).toBe(true);
  });

  test("[B-1] says where somebody could be helped: only where chats are handed out, and somebody has room", () => {
    const world = given();
    const index = indexOf(world);
    expect([sales, support, "unknown" as QueueId].map((queueId) => index.hasEligible(queueId))).toEqual([
      true,
      true,
      false,
    ]);
    index.setAccount(
      world.happened(saved({ queue: queueWith({ queueId: sales, allocation: "by-hand" }) })).account,
    );
    expect(index.hasEligible(sales)).toBe(false);
    index.setAgent({ agent: world.agent(robin), connected: false });
    expect(index.hasEligible(support)).toBe(false);
  });
});
