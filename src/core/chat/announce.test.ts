import { bySystem } from "../author.ts";
import { describe, expect, test } from "vitest";
import type { Announcement } from "../account/account.ts";
import { inChat } from "../change.ts";
import type { AnnouncementId } from "../ids.ts";
import { at } from "../testing/at.ts";
import {
  givenAccount,
  queueWith,
  robin,
  sales,
  saved,
  stillHere,
  support,
  welcome,
} from "../testing/given-account.ts";
import {
  abandoned,
  allocated,
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
import { textParts } from "../message/message-part.ts";
import type { World } from "../testing/world.ts";
import { announce, announcementDue } from "./announce.ts";
import { transferChat } from "./transfer-chat.ts";

const set = (announcements: readonly Announcement[], when = at(0), queueId = sales) =>
  saved({ queue: queueWith({ queueId, announcements }) }, when);
const given = (...announcements: readonly Announcement[]) =>
  givenAccount().happened(set(announcements), requested(chat1, at(0)), customerWrote(chat1, at(0)));
const due = (world: World) => announcementDue(world.chat(chat1), world.account);
const said = ({ announcementId, text }: Announcement, when: number) =>
  inChat(chat1, {
    type: "message.sent",
    at: when,
    by: bySystem("announcement"),
    announcementId,
    parts: textParts(text),
  });
const say = (world: World, now: number) => announce({ account: world.account, chat: world.chat(chat1) }, now);
const nothingDue = { refused: "not-waiting" };
const afterTwoMinutes: Announcement = {
  announcementId: "later" as AnnouncementId,
  text: "It takes longer than usual.",
  afterMs: 120_000,
  everyMs: null,
};

describe("[B-80] announcements to a customer who waits", () => {
  test("[B-80] are made when they are due, dated then, however late it is seen", () => {
    const world = given(afterTwoMinutes);
    expect(due(world)).toBe(at(120));
    expect(say(world, at(120) - 1)).toEqual(nothingDue);
    expect(say(world, at(120))).toEqual([said(afterTwoMinutes, at(120))]);
    expect(say(world, at(999))).toEqual([said(afterTwoMinutes, at(120))]);
  });

  test("[B-80] are made once, unless they are to be made again", () => {
    const world = given(afterTwoMinutes, stillHere).happened(
      said(stillHere, at(60)),
      said(stillHere, at(90)),
      said(afterTwoMinutes, at(120)),
    );
    expect(due(world)).toBe(at(120));
    world.happened(said(stillHere, at(120)));
    expect(due(world)).toBe(at(150));
    expect(say(world, at(150))).toEqual([said(stillHere, at(150))]);
  });

  test("[B-80] missed while nobody was awake come down to the latest, in the order in which they were due", () => {
    const world = given(stillHere, afterTwoMinutes);
    expect(say(world, at(100))).toEqual([said(stillHere, at(90))]);
    expect(say(world, at(600))).toEqual([said(afterTwoMinutes, at(120)), said(stillHere, at(600))]);
    world.happened(say(world, at(601)));
    expect(say(world, at(629))).toEqual(nothingDue);
    expect(due(world)).toBe(at(630));
  });

  test("[B-80] go on while an agent has the chat and has not joined, and stop when they do", () => {
    const world = given(stillHere).happened(allocated(chat1, robin, at(10)));
    expect(due(world)).toBe(at(60));
    world.happened(played(chat1, robin, at(20)), paused(chat1, robin, at(30)));
    expect(due(world)).toBeNull();
    expect(say(world, at(999))).toEqual(nothingDue);
  });

  test("[B-80] go on after a put back, without what fell due while somebody was with the customer", () => {
    const world = given(stillHere, afterTwoMinutes).happened(
      said(stillHere, at(60)),
      taken(chat1, robin, at(70)),
      played(chat1, robin, at(75)),
      putBack(chat1, robin, at(300)),
    );
    expect(due(world)).toBe(at(300));
    expect(say(world, at(300))).toEqual([said(stillHere, at(300))]);
    world.happened(said(stillHere, at(300)));
    expect(say(world, at(329))).toEqual(nothingDue);
  });

  test("[B-80] are not lost by passing through the inbox of who never joined", () => {
    const world = given(stillHere).happened(allocated(chat1, robin, at(50)), putBack(chat1, robin, at(65)));
    expect(say(world, at(65))).toEqual([said(stillHere, at(60))]);
  });

  test.each([
    ["the customer leaves", () => abandoned(chat1, at(10))],
    [
      "the chat ends",
      () => [...taken(chat1, robin, at(5)), ...ended(chat1, robin, wrapUpWith({ at: at(10) }))],
    ],
  ])("[B-80] stop when %s", (_what, happen) => {
    const world = given(stillHere);
    expect(due(world)).toBe(at(60));
    expect(due(world.happened(happen()))).toBeNull();
    expect(say(world, at(999))).toEqual(nothingDue);
  });

  test("[B-80] of another queue begin when the chat comes into it, also of one it was in before", () => {
    const world = given(welcome, stillHere).happened(
      set([welcome], at(0), support),
      said(welcome, at(0)),
      said(stillHere, at(60)),
      taken(chat1, robin, at(70)),
    );
    world.happened(transferChat({ ...world.on(robin, chat1), toQueueId: support, note: "" }, at(80)));
    expect(say(world, at(81))).toEqual([said(welcome, at(80))]);
    world.happened(said(welcome, at(80)), taken(chat1, robin, at(90)));
    world.happened(transferChat({ ...world.on(robin, chat1), toQueueId: sales, note: "" }, at(100)));
    expect(say(world, at(159))).toEqual([said(welcome, at(100))]);
    expect(say(world, at(160))).toEqual([said(welcome, at(100)), said(stillHere, at(160))]);
  });
});

describe("[B-80] a change of the announcements while somebody waits", () => {
  const waited = () => given(welcome, afterTwoMinutes).happened(said(welcome, at(0)));

  test("[B-80] works at once for what is still to come", () => {
    const world = waited().happened(
      set([welcome, { ...afterTwoMinutes, text: "Soon.", afterMs: 90_000 }], at(30)),
    );
    expect(due(world)).toBe(at(90));
    expect(say(world, at(90))).toEqual([said({ ...afterTwoMinutes, text: "Soon." }, at(90))]);
  });

  test("[B-80] does not make up for what would have been due before it", () => {
    const world = waited().happened(
      set([welcome, { ...afterTwoMinutes, afterMs: 10_000 }, stillHere], at(100)),
    );
    expect(say(world, at(119))).toEqual(nothingDue);
    expect(due(world)).toBe(at(120));
    expect(say(world, at(120))).toEqual([said(stillHere, at(120))]);
  });

  test("[B-80] never says again what was said, at whatever time it is set to", () => {
    const world = waited().happened(said(afterTwoMinutes, at(120)));
    world.happened(
      set(
        [
          { ...welcome, afterMs: 150_000 },
          { ...afterTwoMinutes, afterMs: 140_000 },
        ],
        at(130),
      ),
    );
    expect(due(world)).toBeNull();
    expect(say(world, at(999))).toEqual(nothingDue);
  });

  test("[B-80] keeps the new distance to what was said last", () => {
    const world = given(stillHere).happened(said(stillHere, at(60)), said(stillHere, at(90)));
    world.happened(set([{ ...stillHere, everyMs: 100_000 }], at(95)));
    expect(due(world)).toBe(at(190));
  });

  test("[B-80] removing one stops it", () => {
    const world = given(stillHere).happened(set([], at(30)));
    expect(due(world)).toBeNull();
  });

  test("[B-80] saving the queue with the same ones changes nothing for who waits", () => {
    const world = given(stillHere).happened(set([{ ...stillHere }], at(70)));
    expect(say(world, at(70))).toEqual([said(stillHere, at(60))]);
  });
});
