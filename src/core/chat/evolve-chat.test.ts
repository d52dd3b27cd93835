import { describe, expect, test } from "vitest";
import { at } from "../testing/at.ts";
import { givenAccount, robin, sam } from "../testing/given-account.ts";
import {
  agentWrote,
  allocated,
  announced,
  chat1,
  closed,
  customerWrote,
  ended,
  paused,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";

const given = () => givenAccount().happened(requested(chat1, at(0)), customerWrote(chat1, at(1)));

describe("a chat after what happened to it", () => {
  test("[I-10] is numbered by the events of its log", () => {
    expect(given().chat(chat1).number).toBe(2);
    expect(
      given()
        .happened(taken(chat1, robin, at(5)))
        .chat(chat1).number,
    ).toBe(3);
  });

  test("[B-7] keeps its queueing time through everything", () => {
    const world = given().happened(
      allocated(chat1, robin, at(5)),
      putBack(chat1, robin, at(6)),
      taken(chat1, sam, at(7)),
      ended(chat1, sam, wrapUpWith({ at: at(8) })),
      closed(chat1, sam, at(9)),
    );
    expect(world.chat(chat1).queuedAt).toBe(at(0));
  });

  test("[B-3] knows which event brought it into the inbox, and how", () => {
    expect(
      given()
        .happened(allocated(chat1, robin, at(5)))
        .chat(chat1),
    ).toMatchObject({
      ownedSince: at(5),
      ownedFrom: 3,
      how: "allocated",
    });
  });

  test("[B-27] shows the first words of its last message, and the first of the customer's", () => {
    const world = given().happened(taken(chat1, robin, at(5)), agentWrote(chat1, robin, at(6)));
    expect(world.chat(chat1)).toMatchObject({
      firstWords: "Hello?",
      lastMessage: { number: 4, at: at(6), by: "user", excerpt: "Hello!" },
    });
    world.happened(customerWrote(chat1, at(7), "x".repeat(5000)));
    expect(world.chat(chat1).lastMessage?.excerpt).toHaveLength(120);
  });

  test("[B-27] [B-36] shows what a person said last, not what was announced, which is no unread message", () => {
    const before = given().chat(chat1);
    const { number, lastMessage, firstWords, customerMessages } = given()
      .happened(announced(chat1, at(60)))
      .chat(chat1);
    expect(number).toBe(before.number + 1);
    expect({ lastMessage, firstWords, customerMessages }).toEqual({
      lastMessage: before.lastMessage,
      firstWords: "Hello?",
      customerMessages: 1,
    });
  });

  test("[B-42] who put it back is offered it again once somebody has worked on it", () => {
    const world = given().happened(allocated(chat1, robin, at(5)), putBack(chat1, robin, at(6)));
    expect(world.waitingChat(chat1).declinedBy).toEqual([robin]);
    world.happened(allocated(chat1, sam, at(7)), played(chat1, sam, at(8)), paused(chat1, sam, at(9)));
    world.happened(putBack(chat1, sam, at(10)));
    expect(world.waitingChat(chat1).declinedBy).toEqual([sam]);
  });

  test("[B-42] everyone who put it back without working on it is remembered", () => {
    const world = given().happened(
      allocated(chat1, robin, at(5)),
      putBack(chat1, robin, at(6)),
      allocated(chat1, sam, at(7)),
      putBack(chat1, sam, at(8)),
    );
    expect(world.waitingChat(chat1).declinedBy).toEqual([robin, sam]);
  });
});

describe("what cannot follow is a bug of whoever decided it", () => {
  const whats = {
    "anything before the request": () => givenAccount().happened(taken(chat1, robin, at(5))),
    "a second request": () => given().happened(requested(chat1, at(5))),
    "a second owner": () => given().happened(taken(chat1, robin, at(5)), allocated(chat1, sam, at(5))),
    "playing without an owner": () => given().happened(played(chat1, robin, at(5))),
    "putting back without an owner": () => given().happened(putBack(chat1, robin, at(5))),
    "ending without an owner": () => given().happened(ended(chat1, robin, wrapUpWith({ at: at(5) }))),
    "an announcement after the end": () =>
      given().happened(
        taken(chat1, robin, at(5)),
        ended(chat1, robin, wrapUpWith({ at: at(6) })),
        announced(chat1, at(7)),
      ),
    "closing before the end": () => given().happened(taken(chat1, robin, at(5)), closed(chat1, robin, at(6))),
  };
  test.each(Object.entries(whats))("[I-1] %s", (_what, happen) => {
    expect(happen).toThrow(/cannot follow|before chat.requested/);
  });
});
