import { describe, expect, test } from "vitest";
import { bySystem } from "../author.ts";
import { ineligibility } from "../allocation/eligibility.ts";
import { inAgent, inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, queueWith, robin, sales, sam } from "../testing/given-account.ts";
import { allocated, chat1, chose, paused, played, requested, taken } from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { missChat, noResponseDue } from "./miss-chat.ts";

/** A chat waits in a queue whose agents have half a minute to play what they are given. */
const given = (noResponseMs = 30_000) =>
  givenAccount({ queues: [queueWith({ queueId: sales, noResponseMs })] }).happened(
    [robin, sam].map((userId) => chose(userId, "available", at(0))),
    requested(chat1, at(0)),
  );

const missing = ({ account, chat }: { account: World["account"]; chat: ReturnType<World["chat"]> }) => ({
  account,
  chat,
  sinceAtLeast: 0,
});
const dueAt = (world: World) => noResponseDue(missing(world.on(robin, chat1)));

describe("an allocated chat that its agent does not play", () => {
  test("[B-12] goes back to its place when the limit is reached, and its agent is told", () => {
    const world = given().happened(allocated(chat1, robin, at(5)));
    expect(dueAt(world)).toBe(at(35));
    expect(missChat(missing(world.on(robin, chat1)), at(34))).toEqual({ refused: "not-waiting" });
    const changes = missChat(missing(world.on(robin, chat1)), at(36));
    const done = { at: at(36), by: bySystem("no-response") };
    expect(changes).toEqual([
      inChat(chat1, { type: "chat.returned", ...done, from: robin, why: "no-response" }),
      inAgent(robin, { type: "agent.chat-lost", ...done, chatId: chat1, why: "no-response" }),
    ]);
    world.happened(changes);
    expect(world.waitingChat(chat1)).toMatchObject({ queuedAt: at(0), waitingSince: at(36) });
    expect(world.agent(robin)).toMatchObject({ owned: {}, notices: [{}, { kind: "missed", chatId: chat1 }] });
  });

  test("[B-12] is not offered to who missed it again in this wait", () => {
    const world = given().happened(allocated(chat1, robin, at(5)));
    world.happened(missChat(missing(world.on(robin, chat1)), at(35)));
    const why = (userId: typeof robin) => {
      const candidate = { agent: world.agent(userId), connected: true };
      return ineligibility(world.account, world.waitingChat(chat1), candidate);
    };
    expect(why(robin)).toBe("missed");
    expect(why(sam)).toBeNull();
    world.happened(taken(chat1, sam, at(40)), played(chat1, sam, at(41)));
    expect(world.chat(chat1)).toMatchObject({ declinedBy: [], missedBy: [] });
  });

  test("[B-12] stays when it was played, also when it is paused again", () => {
    const world = given().happened(allocated(chat1, robin, at(5)), played(chat1, robin, at(6)));
    expect(dueAt(world)).toBeNull();
    expect(dueAt(world.happened(paused(chat1, robin, at(7))))).toBeNull();
  });

  test("[B-12] stays where the limit is off, and a chat taken by hand is not waited for", () => {
    expect(dueAt(given(0).happened(allocated(chat1, robin, at(5))))).toBeNull();
    expect(dueAt(given().happened(taken(chat1, robin, at(5))))).toBeNull();
  });

  test("[B-12] has its full time again when the server was away meanwhile", () => {
    const world = given().happened(allocated(chat1, robin, at(5)));
    const { account, chat } = world.on(robin, chat1);
    expect(noResponseDue({ account, chat, sinceAtLeast: at(100) })).toBe(at(130));
  });
});
