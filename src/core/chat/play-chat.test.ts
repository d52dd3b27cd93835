import { bySystem, byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { statusOf } from "../agent/agent.ts";
import { inAgent, inChat } from "../change.ts";
import { settingSaved } from "../account/account-event.ts";
import { at } from "../testing/at.ts";
import { givenAccount, inAccount, lunch, robin, sam } from "../testing/given-account.ts";
import {
  chat1,
  chat2,
  chose,
  closed,
  ended,
  paused,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { pauseChat } from "./pause-chat.ts";
import { playChat } from "./play-chat.ts";

const given = () =>
  givenAccount().happened(
    chose(robin, "available", at(0)),
    requested(chat1, at(0)),
    requested(chat2, at(0)),
    taken(chat1, robin, at(1)),
    taken(chat2, robin, at(2)),
  );

describe("playing an item", () => {
  test("[B-21] makes it the active item and the status Handling a chat", () => {
    const world = given();
    expect(statusOf(world.agent(robin))).toBe("available");
    const changes = playChat(world.on(robin, chat1), at(10));
    expect(changes).toEqual(played(chat1, robin, at(10)));
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ active: true });
    expect(world.agent(robin).activeChatId).toBe(chat1);
    expect(statusOf(world.agent(robin))).toBe("handling");
  });

  test("[B-22] playing another item pauses the first", () => {
    const world = given().happened(played(chat1, robin, at(10)));
    const changes = playChat(world.on(robin, chat2), at(20));
    expect(changes).toEqual([...paused(chat1, robin, at(20)), ...played(chat2, robin, at(20))]);
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ active: false });
    expect(world.chat(chat2)).toMatchObject({ active: true });
    expect(world.agent(robin).activeChatId).toBe(chat2);
  });

  test("[B-22] playing the active item again changes nothing", () => {
    const world = given().happened(played(chat1, robin, at(10)));
    expect(playChat(world.on(robin, chat1), at(20))).toEqual([]);
  });

  test("[B-21] only its owner can, and only while it is in the inbox", () => {
    const world = given();
    expect(playChat(world.on(sam, chat1), at(10))).toEqual({ refused: "not-owner", ownerId: robin });
    expect(playChat(world.on(robin, chat1), at(10))).toEqual(played(chat1, robin, at(10)));
    world.happened(putBack(chat1, robin, at(11)));
    expect(playChat(world.on(robin, chat1), at(12))).toEqual({ refused: "not-owner", ownerId: null });
    world.happened(ended(chat2, robin, wrapUpWith({ at: at(12) })), closed(chat2, robin, at(13)));
    expect(playChat(world.on(robin, chat2), at(14))).toEqual({ refused: "chat-over" });
  });

  test("[B-53] a wrap-up whose countdown is over cannot be played, also before it is closed", () => {
    const world = given().happened(ended(chat1, robin, wrapUpWith({ at: at(10) })));
    expect(playChat(world.on(robin, chat1), at(69))).not.toHaveProperty("refused");
    expect(playChat(world.on(robin, chat1), at(70))).toEqual({ refused: "chat-over" });
  });
});

describe("[B-45] the customer is told in one line when an agent takes over", () => {
  test("[B-45] once for the first agent, however often they play the item", () => {
    const world = given();
    const first = playChat(world.on(robin, chat1), at(10));
    expect(first).toContainEqual(
      inChat(chat1, { type: "chat.played", at: at(10), by: byUser(robin), joins: "first" }),
    );
    world.happened(first, paused(chat1, robin, at(11)));
    expect(playChat(world.on(robin, chat1), at(12))).toContainEqual(
      inChat(chat1, { type: "chat.played", at: at(12), by: byUser(robin), joins: null }),
    );
  });

  test("[B-45] again for a new agent", () => {
    const world = given().happened(
      played(chat1, robin, at(10)),
      putBack(chat1, robin, at(11)),
      taken(chat1, sam, at(12)),
    );
    expect(playChat(world.on(sam, chat1), at(13))).toContainEqual(
      inChat(chat1, { type: "chat.played", at: at(13), by: byUser(sam), joins: "again" }),
    );
  });

  test("[B-45] not at all by an agent who had it and never played it", () => {
    const world = given().happened(putBack(chat1, robin, at(11)), taken(chat1, sam, at(12)));
    expect(playChat(world.on(sam, chat1), at(13))).toContainEqual(
      inChat(chat1, { type: "chat.played", at: at(13), by: byUser(sam), joins: "first" }),
    );
  });

  test("[B-45] not after the end", () => {
    const world = given().happened(ended(chat1, robin, wrapUpWith({ at: at(10), running: false })));
    expect(playChat(world.on(robin, chat1), at(11))).toContainEqual(
      inChat(chat1, { type: "chat.played", at: at(11), by: byUser(robin), joins: null }),
    );
  });
});

describe("pausing", () => {
  test("[B-40] keeps the chat in the inbox and gives back the base status", () => {
    const world = given().happened(played(chat1, robin, at(10)));
    const changes = pauseChat(world.on(robin, chat1), at(20));
    expect(changes).toEqual(paused(chat1, robin, at(20)));
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ state: "owned", ownerId: robin, active: false });
    expect(Object.keys(world.agent(robin).owned)).toContain(chat1);
    expect(statusOf(world.agent(robin))).toBe("available");
  });

  test("[B-40] an item that is not active is paused already", () => {
    const world = given().happened(played(chat1, robin, at(10)));
    expect(pauseChat(world.on(robin, chat2), at(20))).toEqual([]);
  });

  test("[B-40] only its owner can", () => {
    const world = given().happened(played(chat1, robin, at(10)));
    expect(pauseChat(world.on(sam, chat1), at(20))).toEqual({ refused: "not-owner", ownerId: robin });
    expect(pauseChat(world.on(robin, chat1), at(20))).toEqual(paused(chat1, robin, at(20)));
  });

  test("[B-41] pausing a wrap-up stops its countdown, playing it goes on from the same value", () => {
    const world = given().happened(
      played(chat1, robin, at(10)),
      ended(chat1, robin, wrapUpWith({ at: at(20) })),
    );
    const stop = pauseChat(world.on(robin, chat1), at(45));
    expect(stop).toEqual(paused(chat1, robin, at(45)));
    world.happened(stop);
    expect(world.chat(chat1)).toMatchObject({ wrapUp: { leftMs: 35_000, running: false } });
    world.happened(playChat(world.on(robin, chat1), at(900)));
    expect(world.chat(chat1)).toMatchObject({ wrapUp: { leftMs: 35_000, at: at(900), running: true } });
  });

  test("[B-60] playing in a break that has got too long tells of it first: the break ends with it", () => {
    const shortBreak = { breakReasonId: lunch, name: "Lunch", maxMs: 5_000 };
    const world = given().happened(
      inAccount(settingSaved("break-reason", shortBreak, { at: at(0), by: bySystem("set-up") })),
      chose(robin, "break", at(4)),
    );
    expect(playChat(world.on(robin, chat1), at(8))).toEqual(played(chat1, robin, at(8)));
    const overran = inAgent(robin, { type: "agent.break-overran", at: at(9), by: bySystem("break") });
    expect(playChat(world.on(robin, chat1), at(10))).toEqual([overran, ...played(chat1, robin, at(10))]);
  });

  test("[B-53] playing another item when the countdown is over does not save the wrap-up", () => {
    const world = given().happened(
      played(chat1, robin, at(10)),
      ended(chat1, robin, wrapUpWith({ at: at(20) })),
    );
    world.happened(playChat(world.on(robin, chat2), at(81)));
    expect(world.chat(chat1)).toMatchObject({ active: false, wrapUp: { leftMs: 60_000, at: at(20) } });
    expect(pauseChat(world.on(robin, chat1), at(82))).toEqual({ refused: "chat-over" });
  });
});
