import { bySystem, byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { type Change, inAgent, inChat } from "../change.ts";
import type { ChatId } from "../ids.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin } from "../testing/given-account.ts";
import {
  chat1,
  chat2,
  chose,
  customerWrote,
  ended,
  played,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { lapseAgent, signOutAgent } from "./leave-desk.ts";

/** Robin works on one chat, and has another in wrap-up. */
const given = () =>
  givenAccount().happened(
    chose(robin, "available", at(0)),
    requested(chat1, at(0)),
    requested(chat2, at(0)),
    customerWrote(chat1, at(1)),
    taken(chat1, robin, at(2)),
    taken(chat2, robin, at(3)),
    played(chat1, robin, at(4)),
    ended(chat2, robin, wrapUpWith({ at: at(5), running: false })),
  );

const author = { "agent-gone": bySystem("grace"), "signed-out": byUser(robin), expired: bySystem("wrap-up") };

const returned = (chatId: ChatId, why: "agent-gone" | "signed-out"): Change[] => [
  inChat(chatId, { type: "chat.returned", at: at(100), by: author[why], from: robin, why }),
  inAgent(robin, { type: "agent.chat-lost", at: at(100), by: author[why], chatId, why }),
];
const closedAs = (chatId: ChatId, why: keyof typeof author, when = at(100)): Change[] => [
  inChat(chatId, { type: "chat.closed", at: when, by: author[why], why }),
  inAgent(robin, { type: "agent.chat-lost", at: when, by: author[why], chatId, why: "closed" }),
];

describe("[B-62] without a connection for the whole grace time", () => {
  test("[B-62] the agent becomes unavailable, their chats return, those in wrap-up close", () => {
    const world = given();
    const changes = lapseAgent(world.inbox(robin), at(100));
    expect(changes).toEqual([
      ...returned(chat1, "agent-gone"),
      ...closedAs(chat2, "agent-gone"),
      inAgent(robin, { type: "agent.lapsed", at: at(100), by: bySystem("grace") }),
    ]);
    world.happened(changes);
    expect(world.agent(robin)).toMatchObject({ base: "unavailable", owned: {}, activeChatId: null });
    expect(world.chat(chat1)).toMatchObject({ state: "waiting", queuedAt: at(0), replyWaitSince: at(1) });
    expect(world.chat(chat2)).toMatchObject({ state: "closed", closedWhy: "agent-gone" });
  });

  test("[B-62] a chat that returned is offered to everyone, also to who lost it", () => {
    const world = given();
    world.happened(lapseAgent(world.inbox(robin), at(100)));
    expect(world.waitingChat(chat1).declinedBy).toEqual([]);
  });

  test("[B-62] who was unavailable already loses only their chats", () => {
    const world = given().happened(chose(robin, "unavailable", at(6)));
    expect(lapseAgent(world.inbox(robin), at(100))).toEqual([
      ...returned(chat1, "agent-gone"),
      ...closedAs(chat2, "agent-gone"),
    ]);
    world.happened(lapseAgent(world.inbox(robin), at(100)));
    expect(lapseAgent(world.inbox(robin), at(200))).toEqual([]);
  });

  test("[F-29] in wrap-up without a classification it closes all the same", () => {
    const world = given();
    world.happened(lapseAgent(world.inbox(robin), at(100)));
    expect(world.chat(chat2)).toMatchObject({ state: "closed", classificationId: null });
  });

  test("[B-53] a wrap-up whose countdown was over before closes as on expiry, dated then", () => {
    const world = givenAccount().happened(
      requested(chat2, at(0)),
      taken(chat2, robin, at(1)),
      played(chat2, robin, at(2)),
      ended(chat2, robin, wrapUpWith({ at: at(5) })),
    );
    expect(lapseAgent(world.inbox(robin), at(64))).toEqual(closedAs(chat2, "agent-gone", at(64)));
    expect(lapseAgent(world.inbox(robin), at(100))).toEqual(closedAs(chat2, "expired", at(65)));
  });

  test("[B-53] noticed late, a countdown of no length that began since is over, not cut short", () => {
    const world = givenAccount().happened(
      requested(chat2, at(0)),
      taken(chat2, robin, at(1)),
      played(chat2, robin, at(2)),
      ended(chat2, robin, wrapUpWith({ at: at(5), leftMs: 0 })),
    );
    expect(lapseAgent(world.inbox(robin), at(4))).toEqual(closedAs(chat2, "expired", at(5)));
  });

  test("[B-62] seen late, nothing is dated before it began", () => {
    const world = given();
    expect(lapseAgent(world.inbox(robin), at(4))).toContainEqual(
      inChat(chat2, { type: "chat.closed", at: at(5), why: "agent-gone", by: bySystem("grace") }),
    );
  });
});

describe("[B-61] signing out", () => {
  test("[B-61] puts the owned chats back, those in wrap-up close", () => {
    const world = given();
    const changes = signOutAgent(world.inbox(robin), at(100));
    expect(changes).toEqual([
      ...returned(chat1, "signed-out"),
      ...closedAs(chat2, "signed-out"),
      chose(robin, "unavailable", at(100)),
    ]);
    world.happened(changes);
    expect(world.agent(robin)).toMatchObject({ base: "unavailable", owned: {}, activeChatId: null });
  });

  test("[B-61] of one who has nothing and is unavailable changes nothing", () => {
    expect(signOutAgent(givenAccount().inbox(robin), at(100))).toEqual([]);
  });
});
