import { expect, test } from "vitest";
import { at } from "#core/testing/at.ts";
import { givenAccount, robin } from "#core/testing/given-account.ts";
import { abandoned, chat1, requested, taken } from "#core/testing/given-chat.ts";
import { chatOfRow } from "./chat-of-row.ts";

const rowOf = (chat: object) => ({ state: JSON.stringify(chat) });
const asEarlier = (chat: object) => {
  const { announced: _a, announceFrom: _f, ...earlier } = chat as Record<string, unknown>;
  return rowOf(earlier);
};

test("[I-10] the row of an open chat from before there were announcements is left aside for its log", () => {
  const world = givenAccount().happened(requested(chat1, at(0)));
  expect(chatOfRow(rowOf(world.chat(chat1)))).toEqual(world.chat(chat1));
  expect(chatOfRow(asEarlier(world.chat(chat1)))).toBeNull();
  world.happened(taken(chat1, robin, at(1)));
  expect(chatOfRow(asEarlier(world.chat(chat1)))).toBeNull();
});

test("[I-10] what a chat that is over never had does not make its row incomplete", () => {
  const chat = givenAccount()
    .happened(requested(chat1, at(0)), abandoned(chat1, at(1)))
    .chat(chat1);
  expect(chatOfRow(asEarlier(chat))).toEqual(chat);
});
