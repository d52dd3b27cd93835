import { describe, expect, test } from "vitest";
import { byUser } from "../author.ts";
import { inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin, sam } from "../testing/given-account.ts";
import { chat1, closed, customerWrote, ended, requested, taken, wrapUpWith } from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { flagChat } from "./flag-chat.ts";

const given = () =>
  givenAccount().happened(requested(chat1, at(0)), customerWrote(chat1, at(0)), taken(chat1, robin, at(1)));
const flag = (world: World, isFlagged = true, userId = robin) =>
  flagChat({ ...world.on(userId, chat1), isFlagged }, at(10));

describe("flagging a chat for a supervisor", () => {
  test("is in the log, until it is taken away again", () => {
    const world = given();
    const flagged = { type: "chat.flagged", at: at(10), by: byUser(robin) } as const;
    expect(world.chat(chat1).isFlagged).toBe(false);
    expect(flag(world)).toEqual([inChat(chat1, { ...flagged, isFlagged: true })]);
    expect(world.happened(flag(world)).chat(chat1).isFlagged).toBe(true);
    expect(flag(world, false)).toEqual([inChat(chat1, { ...flagged, isFlagged: false })]);
    expect(world.happened(flag(world, false)).chat(chat1).isFlagged).toBe(false);
  });

  test("changes nothing when it is so already", () => {
    const world = given();
    expect(flag(world, false)).toEqual([]);
    expect(flag(world.happened(flag(world)))).toEqual([]);
  });

  test("is for who has the chat, and also in its wrap-up", () => {
    const world = given();
    expect(flag(world, true, sam)).toEqual({ refused: "not-owner", ownerId: robin });
    world.happened(ended(chat1, robin, wrapUpWith({ at: at(5) })));
    expect(flag(world)).toHaveLength(1);
    world.happened(closed(chat1, robin, at(6)));
    expect(flag(world)).toEqual({ refused: "chat-over" });
  });
});
