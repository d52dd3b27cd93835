import { expect, test } from "vitest";
import type { Author } from "../author.ts";
import { inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin } from "../testing/given-account.ts";
import { chat1, customerWrote, requested, taken } from "../testing/given-chat.ts";
import { isAnswer, sideOf } from "./side-of.ts";
import { textParts } from "./message-part.ts";

const table = [
  ["customer", "customer", false],
  ["user", "company", true],
  ["bot", "company", true],
  ["token", "company", true],
  ["system", "automatic", false],
  ["oracle", "unknown", false],
  ["constructor", "unknown", false],
] as const;

test.each(table)("[B-32] [B-36] what a %s says is on the side of: %s", (kind, side, answers) => {
  const by = { kind } as unknown as Author;
  expect(sideOf(by)).toBe(side);
  expect(isAnswer(by)).toBe(answers);
});

const waiting = () =>
  givenAccount().happened(requested(chat1, at(0)), customerWrote(chat1, at(0)), taken(chat1, robin, at(1)));
const says = (by: Author) =>
  inChat(chat1, { type: "message.sent", at: at(9), by, parts: textParts("Let me see") });

test.each(["bot", "token"] as const)("[B-32] the reply of a %s ends the reply wait", (kind) => {
  const world = waiting().happened(says({ kind, id: "one" }));
  expect(world.chat(chat1)).toMatchObject({
    replyWaitSince: null,
    customerMessages: 1,
    firstWords: "Hello?",
    lastMessage: { by: kind, excerpt: "Let me see" },
  });
});

test("[B-32] somebody of a kind that is not known is not the customer, and leaves them waiting", () => {
  const world = waiting().happened(says({ kind: "oracle", id: "one" } as unknown as Author));
  expect(world.chat(chat1)).toMatchObject({
    replyWaitSince: at(0),
    customerMessages: 1,
    lastMessage: { by: "oracle", excerpt: "Let me see" },
  });
});
