import { expect, test } from "vitest";
import { byUser } from "../author.ts";
import { inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin, sam } from "../testing/given-account.ts";
import {
  chat1,
  closed,
  ended,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { lowerHand, raiseHand } from "./raise-hand.ts";

const text = "May I refund this?";
const open = () =>
  givenAccount().happened(requested(chat1, at(0)), taken(chat1, robin, at(1)), played(chat1, robin, at(2)));
const raised = (when: number, words = text) =>
  inChat(chat1, { type: "chat.hand-raised", at: at(when), by: byUser(robin), text: words });
const lowered = (when: number) =>
  inChat(chat1, { type: "chat.hand-lowered", at: at(when), by: byUser(robin) });
const raise = (world: World, words = text, who = robin) =>
  raiseHand({ ...world.on(who, chat1), text: words }, at(10));

test("[B-92] an agent asks for help with a chat of theirs, with words or without", () => {
  for (const words of [text, ""]) expect(raise(open(), words)).toEqual([raised(10, words)]);
  expect(open().happened(raised(10)).chat(chat1)).toMatchObject({ hand: { since: at(10), text } });
});

test("[B-92] other words change what is asked for, and not since when", () => {
  const world = open().happened(raised(5));
  expect(raise(world)).toEqual([]);
  expect(raise(world, "")).toEqual([raised(10, "")]);
  expect(world.happened(raised(10, "")).chat(chat1)).toMatchObject({ hand: { since: at(5), text: "" } });
});

test("[B-92] a hand that is raised can be lowered, and one that is not stays down", () => {
  const world = open().happened(raised(5));
  expect(lowerHand(world.on(robin, chat1), at(10))).toEqual([lowered(10)]);
  expect(world.happened(lowered(10)).chat(chat1)).toMatchObject({ hand: null });
  expect(lowerHand(open().on(robin, chat1), at(10))).toEqual([]);
});

test("[B-92] a hand stays up in wrap-up, and falls when the chat closes or leaves its agent", () => {
  const inWrapUp = open().happened(raised(5), ended(chat1, robin, wrapUpWith({ at: at(6) })));
  expect(inWrapUp.chat(chat1)).toMatchObject({ hand: { text } });
  expect(inWrapUp.happened(closed(chat1, robin, at(7))).chat(chat1)).not.toHaveProperty("hand");
  const back = open().happened(raised(5), putBack(chat1, robin, at(6)));
  expect(back.chat(chat1)).not.toHaveProperty("hand");
  expect(back.happened(taken(chat1, robin, at(7))).chat(chat1)).toMatchObject({ hand: null });
});

test("[B-92] only the chat's owner raises and lowers a hand", () => {
  const refusal = { refused: "not-owner", ownerId: robin };
  expect(raise(open(), text, sam)).toEqual(refusal);
  expect(lowerHand(open().happened(raised(5)).on(sam, chat1), at(10))).toEqual(refusal);
});
