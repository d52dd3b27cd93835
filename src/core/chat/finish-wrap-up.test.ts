import { settingSaved } from "../account/account-event.ts";
import type { Queue } from "../account/account.ts";
import { lapseAgent, signOutAgent } from "../agent/leave-desk.ts";
import { bySystem, byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { ownedCount } from "../agent/agent.ts";
import { inAgent, inChat } from "../change.ts";
import type { ClassificationId } from "../ids.ts";
import type { CloseReason } from "./chat-event.ts";
import type { WrapUp } from "./wrap-up.ts";
import { at } from "../testing/at.ts";
import {
  ada,
  complaint,
  givenAccount,
  inAccount,
  praise,
  queueWith,
  robin,
  sales,
  sam,
  saved,
  wrapUpRules,
} from "../testing/given-account.ts";
import { chat1, chose, ended, paused, played, requested, taken, wrapUpWith } from "../testing/given-chat.ts";
import { endChat, leaveChat } from "./end-chat.ts";
import { extendWrapUpOf } from "./extend-wrap-up.ts";
import { expireWrapUp, finishWrapUp } from "./finish-wrap-up.ts";
import { putBackChat } from "./put-back-chat.ts";

const beforeTheEnd = () =>
  givenAccount().happened(requested(chat1, at(0)), taken(chat1, robin, at(1)), played(chat1, robin, at(2)));

const given = (but: Partial<WrapUp> = {}) =>
  beforeTheEnd().happened(ended(chat1, robin, wrapUpWith({ at: at(10), ...but })));

const closed = (at: number, why: CloseReason) => {
  const by = why === "finished" ? byUser(robin) : bySystem("wrap-up");
  return [
    inChat(chat1, { type: "chat.closed", at, by, why }),
    inAgent(robin, { type: "agent.chat-lost", at, by, chatId: chat1, why: "closed" }),
  ];
};

describe("finishing a wrap-up", () => {
  test("[B-52] early: the chat closes and leaves the inbox", () => {
    const world = given();
    const changes = finishWrapUp(world.on(robin, chat1), at(15));
    expect(changes).toEqual(closed(at(15), "finished"));
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ state: "closed", closedAt: at(15), lastOwnerId: robin });
    expect(ownedCount(world.agent(robin))).toBe(0);
    expect(world.agent(robin).activeChatId).toBeNull();
  });

  test("[B-52] paused or not", () => {
    const world = given().happened(paused(chat1, robin, at(12)));
    expect(finishWrapUp(world.on(robin, chat1), at(15))).toEqual(closed(at(15), "finished"));
  });

  test("[B-52] only by its agent, and only after the end", () => {
    expect(finishWrapUp(beforeTheEnd().on(robin, chat1), at(5))).toEqual({ refused: "not-in-wrap-up" });
    const world = given();
    expect(finishWrapUp(world.on(sam, chat1), at(15))).toEqual({ refused: "not-owner", ownerId: robin });
    world.happened(finishWrapUp(world.on(robin, chat1), at(15)));
    expect(finishWrapUp(world.on(robin, chat1), at(16))).toEqual({ refused: "chat-over" });
  });

  test("[F-29] without a classification: it is None, and nobody is held back", () => {
    const world = given();
    world.happened(finishWrapUp(world.on(robin, chat1), at(15)));
    expect(world.chat(chat1).classificationId).toBeNull();
  });
});

describe("a queue that asks for a classification", () => {
  const asking = (but: Partial<Queue> = {}) =>
    saved({ queue: queueWith({ queueId: sales, mustClassify: true, ...but }) });
  const retire = (classificationId: ClassificationId) =>
    inAccount(
      settingSaved(
        "classification",
        { classificationId, name: classificationId, parentId: null, retired: true },
        { at: at(0), by: byUser(ada) },
      ),
    );
  const classified = inChat(chat1, {
    type: "chat.classified",
    at: at(11),
    by: byUser(robin),
    classificationId: complaint,
  });
  const missing = { refused: "classification-missing" };

  test("[B-53] has no chat finished early without one", () => {
    const world = given().happened(asking());
    expect(finishWrapUp(world.on(robin, chat1), at(15))).toEqual(missing);
    world.happened(classified);
    expect(finishWrapUp(world.on(robin, chat1), at(15))).toEqual(closed(at(15), "finished"));
  });

  test("[B-53] traps nobody while there is none to choose", () => {
    const world = given().happened(asking(), retire(complaint));
    expect(finishWrapUp(world.on(robin, chat1), at(15))).toEqual(missing);
    world.happened(retire(praise));
    expect(finishWrapUp(world.on(robin, chat1), at(15))).toEqual(closed(at(15), "finished"));
    world.happened(expireWrapUp(world.on(robin, chat1), at(70)));
    expect(world.chat(chat1)).toMatchObject({ closedWhy: "expired", isUnclassified: false });
  });

  test("[B-53] has one that runs out without it say so, and another not", () => {
    const world = given().happened(asking());
    const expired = expireWrapUp(world.on(robin, chat1), at(70));
    expect(expired).toMatchObject([{ event: { why: "expired", isUnclassified: true } }, {}]);
    expect(expired).toMatchObject([{}, { event: closed(at(70), "expired")[1]!.event }]);
    world.happened(expired);
    expect(world.chat(chat1)).toMatchObject({ isUnclassified: true, classificationId: null });
    const known = given().happened(asking(), classified);
    known.happened(expireWrapUp(known.on(robin, chat1), at(70)));
    expect(known.chat(chat1)).toMatchObject({ isUnclassified: false, classificationId: complaint });
  });

  test("[B-53] refuses the agent's end where no wrap-up follows, and nobody else's", () => {
    const off = () => beforeTheEnd().happened(asking({ wrapUp: { ...wrapUpRules, mode: "off" } }));
    expect(endChat(off().on(robin, chat1), at(5))).toEqual(missing);
    expect(
      off()
        .happened(leaveChat(off().on(robin, chat1), at(5)))
        .chat(chat1),
    ).toMatchObject({
      state: "closed",
      isUnclassified: false,
    });
    const world = off().happened(classified);
    expect(world.happened(endChat(world.on(robin, chat1), at(5))).chat(chat1)).toMatchObject({
      state: "closed",
    });
    const timed = beforeTheEnd().happened(asking());
    expect(timed.happened(endChat(timed.on(robin, chat1), at(5))).chat(chat1)).toMatchObject({
      state: "wrap-up",
    });
  });

  test("[B-53] holds back neither putting back, nor signing out, nor who has gone", () => {
    const open = beforeTheEnd().happened(asking());
    open.happened(putBackChat({ ...open.on(robin, chat1), note: "" }, at(5)));
    expect(open.chat(chat1)).toMatchObject({ state: "waiting" });
    const leaving = given().happened(asking(), chose(robin, "available", at(11)));
    leaving.happened(signOutAgent(leaving.inbox(robin), at(15)));
    expect(leaving.chat(chat1)).toMatchObject({ closedWhy: "signed-out", isUnclassified: false });
    const gone = given().happened(asking(), chose(robin, "available", at(11)));
    gone.happened(lapseAgent(gone.inbox(robin), at(15)));
    expect(gone.chat(chat1)).toMatchObject({ closedWhy: "agent-gone", isUnclassified: false });
  });
});

describe("a wrap-up closing by itself", () => {
  test("[B-53] on expiry, not a moment before, dated when it was due however late it is seen", () => {
    const on = given().on(robin, chat1);
    expect(expireWrapUp(on, at(70) - 1)).toEqual({ refused: "not-in-wrap-up" });
    expect(expireWrapUp(on, at(70))).toEqual(closed(at(70), "expired"));
    expect(expireWrapUp(on, at(500))).toEqual(closed(at(70), "expired"));
  });

  test("[B-53] once", () => {
    const world = given();
    world.happened(expireWrapUp(world.on(robin, chat1), at(70)));
    expect(world.chat(chat1)).toMatchObject({ state: "closed", closedWhy: "expired" });
    expect(expireWrapUp(world.on(robin, chat1), at(71))).toEqual({ refused: "not-in-wrap-up" });
  });

  test("[B-41] when it has been paused for too long", () => {
    const on = given()
      .happened(paused(chat1, robin, at(20)))
      .on(robin, chat1);
    expect(expireWrapUp(on, at(20 + 1800) - 1)).toEqual({ refused: "not-in-wrap-up" });
    expect(expireWrapUp(on, at(20 + 1800))).toEqual(closed(at(20 + 1800), "paused-too-long"));
  });

  test("[B-52] never without limit", () => {
    const on = given({ leftMs: null, extensionsLeft: 0 }).on(robin, chat1);
    expect(expireWrapUp(on, at(1_000_000))).toEqual({ refused: "not-in-wrap-up" });
  });

  test("[F-26] and nothing closes a chat that has not ended", () => {
    const on = beforeTheEnd().on(robin, chat1);
    expect(expireWrapUp(on, at(1_000_000))).toEqual({ refused: "not-in-wrap-up" });
  });
});

describe("extending a wrap-up", () => {
  const extended = (when: number) => [
    inChat(chat1, { type: "wrap-up.extended", at: when, by: byUser(robin) }),
  ];

  test("[B-52] adds the extension time, as often as there are extensions", () => {
    const world = given({ extensionsLeft: 2 });
    expect(extendWrapUpOf(world.on(robin, chat1), at(20))).toEqual(extended(at(20)));
    world.happened(extended(at(20)));
    expect(world.chat(chat1)).toMatchObject({ wrapUp: { leftMs: 110_000, at: at(20), extensionsLeft: 1 } });
    world.happened(extendWrapUpOf(world.on(robin, chat1), at(21)));
    expect(extendWrapUpOf(world.on(robin, chat1), at(22))).toEqual({ refused: "no-extension-left" });
  });

  test("[B-52] where there is a limit and it has not been reached", () => {
    const world = given();
    expect(extendWrapUpOf(world.on(robin, chat1), at(69))).toEqual(extended(at(69)));
    expect(extendWrapUpOf(world.on(robin, chat1), at(70))).toEqual({ refused: "chat-over" });
    const unlimited = given({ leftMs: null, extensionsLeft: 0 });
    expect(extendWrapUpOf(unlimited.on(robin, chat1), at(20))).toEqual({ refused: "no-wrap-up-limit" });
  });

  test("[B-58] by its agent, in wrap-up", () => {
    const world = given();
    expect(extendWrapUpOf(world.on(sam, chat1), at(20))).toEqual({ refused: "not-owner", ownerId: robin });
    const open = beforeTheEnd();
    expect(extendWrapUpOf(open.on(robin, chat1), at(5))).toEqual({ refused: "not-in-wrap-up" });
  });
});
