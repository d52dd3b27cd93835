import { byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { at } from "../testing/at.ts";
import { givenAccount, queueWith, robin, sales, saved } from "../testing/given-account.ts";
import {
  abandoned,
  agentWrote,
  announced,
  chat1,
  customerWrote,
  ended,
  paused,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { noteFor } from "./add-note.ts";
import { isLate, replyTargetDue, replyWaitSince } from "./reply-wait.ts";

const given = () => givenAccount().happened(requested(chat1, at(0)));
const inConversation = () =>
  given().happened(customerWrote(chat1, at(1)), taken(chat1, robin, at(2)), played(chat1, robin, at(3)));

describe("[B-32] the reply wait", () => {
  test("[B-32] counts from queueing while nobody has written anything", () => {
    expect(replyWaitSince(given().chat(chat1))).toBe(at(0));
    const world = given().happened(taken(chat1, robin, at(5)), played(chat1, robin, at(6)));
    expect(replyWaitSince(world.chat(chat1))).toBe(at(0));
  });

  test("[B-32] starts at the first customer message not yet answered", () => {
    const world = given().happened(customerWrote(chat1, at(7)));
    expect(replyWaitSince(world.chat(chat1))).toBe(at(7));
    world.happened(customerWrote(chat1, at(9)));
    expect(replyWaitSince(world.chat(chat1))).toBe(at(7));
  });

  test("[B-32] ends at a person's reply and starts with the next message", () => {
    const world = inConversation().happened(agentWrote(chat1, robin, at(10)));
    expect(replyWaitSince(world.chat(chat1))).toBeNull();
    world.happened(agentWrote(chat1, robin, at(11)), customerWrote(chat1, at(20)));
    expect(replyWaitSince(world.chat(chat1))).toBe(at(20));
  });

  test("[B-32] is neither ended nor begun by what is announced", () => {
    const world = given().happened(announced(chat1, at(3)));
    expect(replyWaitSince(world.chat(chat1))).toBe(at(0));
    world.happened(customerWrote(chat1, at(7)), announced(chat1, at(8)), customerWrote(chat1, at(9)));
    expect(replyWaitSince(world.chat(chat1))).toBe(at(7));
  });

  test("[B-32] ends also when the agent speaks first", () => {
    const world = given().happened(taken(chat1, robin, at(2)), played(chat1, robin, at(3)));
    world.happened(agentWrote(chat1, robin, at(4)));
    expect(replyWaitSince(world.chat(chat1))).toBeNull();
    world.happened(customerWrote(chat1, at(20)));
    expect(replyWaitSince(world.chat(chat1))).toBe(at(20));
  });

  test("[B-32] goes on through notes, pausing and putting back", () => {
    const world = inConversation();
    world.happened(noteFor(chat1, "Hm", { at: at(10), by: byUser(robin) }), paused(chat1, robin, at(11)));
    expect(replyWaitSince(world.chat(chat1))).toBe(at(1));
    world.happened(putBack(chat1, robin, at(12)));
    expect(replyWaitSince(world.chat(chat1))).toBe(at(1));
  });

  test("[F-26] starts while the chat is paused", () => {
    const world = inConversation().happened(
      agentWrote(chat1, robin, at(10)),
      paused(chat1, robin, at(11)),
      customerWrote(chat1, at(12)),
    );
    expect(replyWaitSince(world.chat(chat1))).toBe(at(12));
    expect(isLate(replyWaitSince(world.chat(chat1)), 60_000, at(72))).toBe(true);
  });

  test("[B-32] ends with the chat, and words that crossed the end start none", () => {
    const world = inConversation().happened(ended(chat1, robin, wrapUpWith({ at: at(10) })));
    expect(replyWaitSince(world.chat(chat1))).toBeNull();
    world.happened(customerWrote(chat1, at(11)));
    expect(replyWaitSince(world.chat(chat1))).toBeNull();
    expect(
      replyWaitSince(
        given()
          .happened(abandoned(chat1, at(9)))
          .chat(chat1),
      ),
    ).toBeNull();
  });
});

describe("[B-31] the alert", () => {
  test("[B-31] has its late look from the moment the wait reaches the target", () => {
    expect(isLate(at(0), 60_000, at(60) - 1)).toBe(false);
    expect(isLate(at(0), 60_000, at(60))).toBe(true);
    expect(isLate(at(0), 60_000, at(61))).toBe(true);
  });

  test("[B-31] a target of 0 is none", () => {
    expect(isLate(at(0), 0, at(0))).toBe(false);
    expect(isLate(at(0), 0, at(1_000_000))).toBe(false);
  });

  test("[I-8] is not late when nobody waits", () => {
    expect(isLate(null, 60_000, at(1_000_000))).toBe(false);
  });
});

describe("when a wait reaches its target", () => {
  const due = (world: ReturnType<typeof given>) => replyTargetDue(world.chat(chat1), world.account);

  test("[B-31] as long after its start as its queue's target says", () => {
    expect(due(inConversation())).toBe(at(1 + 60));
    expect(due(inConversation().happened(agentWrote(chat1, robin, at(10))))).toBeNull();
  });

  test("[B-31] never without a target", () => {
    const world = inConversation().happened(
      saved({ queue: queueWith({ queueId: sales, replyTargetMs: 0 }) }),
    );
    expect(due(world)).toBeNull();
  });

  test("[F-25] not before the target applied", () => {
    const target = (replyTargetMs: number, when: number) =>
      saved({ queue: queueWith({ queueId: sales, replyTargetMs }) }, when);
    const world = inConversation().happened(target(10_000, at(40)));
    expect(due(world)).toBe(at(40));
    expect(due(world.happened(target(50_000, at(45))))).toBe(at(51));
  });

  test("[F-25] saving the queue without touching its target changes nothing", () => {
    const world = inConversation().happened(
      saved({ queue: queueWith({ queueId: sales, replyTargetMs: 60_000, priority: 5 }) }, at(200)),
    );
    expect(due(world)).toBe(at(1 + 60));
  });
});
