import { byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { ineligibility } from "../allocation/eligibility.ts";
import { inAgent, inChat } from "../change.ts";
import type { ContactId, QueueId } from "../ids.ts";
import { at } from "../testing/at.ts";
import {
  billing,
  complaint,
  givenAccount,
  robin,
  rules,
  sales,
  sam,
  saved,
  support,
} from "../testing/given-account.ts";
import {
  chat1,
  chose,
  customerWrote,
  ended,
  paused,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { putBackChat } from "./put-back-chat.ts";
import { takeChat } from "./take-chat.ts";
import { transferChat } from "./transfer-chat.ts";

const contactId = "contact" as ContactId;

/** Robin works on a chat that has everything a chat can have. */
const given = () =>
  givenAccount().happened(
    [robin, sam].map((userId) => chose(userId, "available", at(0))),
    requested(chat1, at(0), { contactId }),
    customerWrote(chat1, at(1)),
    taken(chat1, robin, at(5)),
    played(chat1, robin, at(6)),
    inChat(chat1, { type: "chat.classified", at: at(7), by: byUser(robin), classificationId: complaint }),
  );

/** Fields that a chat keeps when it leaves an inbox. */
const kept = {
  state: "waiting",
  queuedAt: at(0),
  replyWaitSince: at(1),
  contactId,
  classificationId: complaint,
  firstWords: "Hello?",
};

describe("putting back", () => {
  test("[B-42] returns an active chat to its queue with all it has", () => {
    const world = given();
    const changes = putBackChat({ ...world.on(robin, chat1), note: "" }, at(10));
    expect(changes).toEqual(putBack(chat1, robin, at(10)));
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ ...kept, queueId: sales });
    expect(world.chat(chat1)).not.toHaveProperty("ownerId");
    expect(world.agent(robin)).toMatchObject({ owned: {}, activeChatId: null });
  });

  test("[B-42] works on a paused chat as well", () => {
    const world = given().happened(paused(chat1, robin, at(9)));
    expect(putBackChat({ ...world.on(robin, chat1), note: "" }, at(10))).toEqual(
      putBack(chat1, robin, at(10)),
    );
  });

  test("[B-42] leaves a note for the next one, if there is something to say", () => {
    const world = given();
    expect(putBackChat({ ...world.on(robin, chat1), note: "Call back" }, at(10))).toEqual([
      inChat(chat1, { type: "note.added", at: at(10), by: byUser(robin), text: "Call back" }),
      ...putBack(chat1, robin, at(10)),
    ]);
  });

  test("[B-42] another agent can pick it up, who put it back is not offered it again", () => {
    const world = given().happened(putBackChat({ ...given().on(robin, chat1), note: "" }, at(10)));
    const why = (userId: typeof robin) =>
      ineligibility(world.account, world.waitingChat(chat1), { agent: world.agent(userId), connected: true });
    expect(why(robin)).toBe("declined");
    expect(why(sam)).toBeNull();
    expect(takeChat(world.on(sam, chat1), at(11))).toEqual(taken(chat1, sam, at(11)));
  });

  test("[B-42] only its owner can, and only before the end", () => {
    const world = given();
    const tryAs = (userId: typeof robin) => putBackChat({ ...world.on(userId, chat1), note: "" }, at(10));
    expect(tryAs(sam)).toEqual({ refused: "not-owner", ownerId: robin });
    expect(tryAs(robin)).toEqual(putBack(chat1, robin, at(10)));
    world.happened(ended(chat1, robin, wrapUpWith({ at: at(8) })));
    expect(tryAs(robin)).toEqual({ refused: "in-wrap-up" });
  });
});

describe("transferring", () => {
  const transferred = (toQueueId: QueueId) => [
    inChat(chat1, { type: "chat.transferred", at: at(10), by: byUser(robin), fromQueueId: sales, toQueueId }),
    inAgent(robin, {
      type: "agent.chat-lost",
      at: at(10),
      by: byUser(robin),
      chatId: chat1,
      why: "transferred",
    }),
  ];
  const transferTo = (world: ReturnType<typeof given>, toQueueId: QueueId, note = "") =>
    transferChat({ ...world.on(robin, chat1), toQueueId, note }, at(10));

  test("[B-42] moves the chat to another queue with all it has", () => {
    const world = given();
    const changes = transferTo(world, billing);
    expect(changes).toEqual(transferred(billing));
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ ...kept, queueId: billing, inQueueSince: at(10) });
    expect(world.agent(robin)).toMatchObject({ owned: {}, activeChatId: null });
  });

  test("[B-42] leaves a note for the next one", () => {
    expect(transferTo(given(), billing, "Invoice")).toEqual([
      inChat(chat1, { type: "note.added", at: at(10), by: byUser(robin), text: "Invoice" }),
      ...transferred(billing),
    ]);
  });

  test("[B-42] to any queue, or where the account says so only to one the agent serves", () => {
    const world = given();
    expect(transferTo(world, billing)).toEqual(transferred(billing));
    world.happened(saved({ rules: { ...rules, transferTo: "served" } }));
    expect(transferTo(world, billing)).toEqual({ refused: "queue-not-served", queueId: billing });
    expect(transferTo(world, support)).toEqual(transferred(support));
  });

  test("[B-42] to another queue that there is", () => {
    expect(transferTo(given(), sales)).toEqual({ refused: "same-queue", queueId: sales });
    expect(transferTo(given(), "gone" as QueueId)).toEqual({ refused: "queue-unknown" });
  });

  test("[B-42] in the new queue the chat is offered to everyone again", () => {
    const world = given().happened(
      putBack(chat1, robin, at(8)),
      taken(chat1, sam, at(9)),
      transferChat({ ...given().on(robin, chat1), toQueueId: support, note: "" }, at(10)),
    );
    expect(world.waitingChat(chat1).declinedBy).toEqual([]);
  });

  test("[F-17] only its owner can, and only before the end", () => {
    const world = given();
    const tryAs = (userId: typeof robin) =>
      transferChat({ ...world.on(userId, chat1), toQueueId: billing, note: "" }, at(10));
    expect(tryAs(sam)).toEqual({ refused: "not-owner", ownerId: robin });
    expect(tryAs(robin)).toEqual(transferred(billing));
    world.happened(ended(chat1, robin, wrapUpWith({ at: at(8) })));
    expect(tryAs(robin)).toEqual({ refused: "in-wrap-up" });
  });
});
