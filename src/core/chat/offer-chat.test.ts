import { describe, expect, test } from "vitest";
import { bySystem, byUser } from "../author.ts";
import { inAgent, inChat } from "../change.ts";
import type { UserId } from "../ids.ts";
import { at } from "../testing/at.ts";
import { ada, givenAccount, kim, robin, saved, sam, support, userWith } from "../testing/given-account.ts";
import { chat1, chat2, chose, offered, played, requested, taken } from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { acceptOffer } from "./accept-offer.ts";
import { endChat } from "./end-chat.ts";
import { declineOffer, endOfferToAbsent, timeOutOffer, withdrawOffer } from "./end-offer.ts";
import { offerChat } from "./offer-chat.ts";
import { offerLastsMs } from "./offer.ts";
import { putBackChat } from "./put-back-chat.ts";
import { transferChat } from "./transfer-chat.ts";

/** Robin works on a chat; Sam and Kim are available, and Kim does not serve its queue. */
const given = (but: Parameters<typeof givenAccount>[0] = {}) =>
  givenAccount(but).happened(
    [robin, sam, kim].map((userId) => chose(userId, "available", at(0))),
    requested(chat1, at(0)),
    taken(chat1, robin, at(1)),
    played(chat1, robin, at(2)),
  );

const offerTo = (world: World, userId: UserId, { connected = true, note = "", when = at(10) } = {}) =>
  offerChat({ ...world.on(robin, chat1), to: { agent: world.agent(userId), connected }, note }, when);

/** The same, and Robin has offered it to Sam. */
const givenOffer = (but: Parameters<typeof givenAccount>[0] = {}) =>
  given(but).happened(offered(chat1, { from: robin, to: sam }, at(10)));

const over = { refused: "offer-over" };
const afterTime = at(10) + offerLastsMs;
const answered = (when: number, answer: "declined" | "timed-out" | "gone" | "accepted") =>
  expect.objectContaining({ id: robin, event: expect.objectContaining({ at: when, answer, userId: sam }) });

describe("offering a chat", () => {
  test("[B-44] leaves it with its owner, who goes on as before", () => {
    const world = given();
    const changes = offerTo(world, sam, { note: "You know them" });
    const offer = { to: sam, until: at(40), note: "You know them" };
    const done = { at: at(10), by: byUser(robin) };
    expect(changes).toEqual([
      inChat(chat1, { type: "note.added", ...done, text: "You know them" }),
      inChat(chat1, { type: "chat.offered", ...done, ...offer }),
    ]);
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ ownerId: robin, active: true, joined: true, offer });
    expect(world.agent(robin).activeChatId).toBe(chat1);
  });

  test("[B-44] is possible to an agent of another queue, unless transfers are limited to queues served", () => {
    expect(offerTo(given(), kim)).toHaveLength(1);
    const limited = given({ rules: { transferTo: "served" } });
    expect(offerTo(limited, sam)).toHaveLength(1);
    expect(offerTo(limited, kim)).toEqual({ refused: "not-eligible", why: "not-in-group" });
  });

  test("[B-44] goes only to an agent who is available and connected", () => {
    const onBreak = given().happened(chose(sam, "break", at(5)));
    expect(offerTo(onBreak, sam)).toEqual({ refused: "not-eligible", why: "not-available" });
    expect(offerTo(given(), sam, { connected: false })).toEqual({
      refused: "not-eligible",
      why: "not-connected",
    });
    expect(offerTo(given(), ada)).toEqual({ refused: "not-eligible", why: "no-webchat" });
    expect(offerTo(given(), robin)).toEqual({ refused: "already-owned", by: robin });
  });

  test("[B-6] goes above the maximum unless the account forbids it", () => {
    const full = (mayTakeAboveMax: boolean) =>
      given({ rules: { mayTakeAboveMax }, users: [userWith({ userId: sam, chatsMax: 1 })] }).happened(
        requested(chat2, at(3)),
        taken(chat2, sam, at(4)),
      );
    expect(offerTo(full(true), sam)).toHaveLength(1);
    expect(offerTo(full(false), sam)).toEqual({ refused: "not-eligible", why: "at-maximum" });
    const nowFull = full(false).happened(offered(chat1, { from: robin, to: sam }, at(10)));
    expect(acceptOffer(nowFull.on(sam, chat1), at(12))).toEqual({ refused: "at-maximum", chatsMax: 1 });
  });

  test("[B-44] a second time takes the first offer back", () => {
    const world = givenOffer();
    const changes = offerTo(world, kim, { when: at(20) });
    expect(changes).toMatchObject([
      { event: { type: "chat.offer-ended", at: at(20), to: sam, why: "withdrawn" } },
      { event: { type: "chat.offered", to: kim } },
    ]);
    world.happened(changes);
    expect(acceptOffer(world.on(sam, chat1), at(21))).toEqual(over);
    expect(acceptOffer(world.on(kim, chat1), at(21))).not.toHaveProperty("refused");
  });

  test("[B-44] a second time after the first ran out, which nobody has seen yet, logs that first", () => {
    expect(offerTo(givenOffer(), kim, { when: at(60) })).toMatchObject([
      { event: { type: "chat.offer-ended", at: afterTime, why: "timed-out", by: bySystem("offer") } },
      { id: robin, event: { type: "agent.offer-answered", at: afterTime, answer: "timed-out" } },
      { event: { type: "chat.offered", at: at(60), to: kim } },
    ]);
  });
});

describe("accepting", () => {
  test("[B-44] [I-1] makes it the other's, and tells the sender", () => {
    const world = givenOffer();
    const changes = acceptOffer(world.on(sam, chat1), at(12));
    const done = { at: at(12), by: byUser(sam) };
    expect(changes).toEqual([
      inChat(chat1, { type: "chat.accepted", ...done, from: robin, to: sam }),
      inAgent(robin, {
        type: "agent.offer-answered",
        ...done,
        chatId: chat1,
        userId: sam,
        answer: "accepted",
      }),
      inAgent(robin, { type: "agent.chat-lost", ...done, chatId: chat1, why: "transferred" }),
      inAgent(sam, { type: "agent.chat-gained", ...done, chatId: chat1, how: "accepted" }),
    ]);
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ ownerId: sam, active: false, joined: false, offer: null });
    expect(world.agent(robin)).toMatchObject({ owned: {}, activeChatId: null });
    expect(world.agent(robin).notices).toMatchObject([{ kind: "offer-accepted", userId: sam }]);
    expect(world.agent(sam)).toMatchObject({ lastAllocatedAt: 0, notices: [] });
  });

  test("[B-45] the customer is told of the new agent once that agent begins to work on it", () => {
    const world = givenOffer();
    world.happened(acceptOffer(world.on(sam, chat1), at(12)));
    world.happened(played(chat1, sam, at(13)));
    expect(world.chat(chat1)).toMatchObject({ joined: true, hasBeenJoined: true });
  });

  test("[B-44] is for whom it is offered to, and for as long as the offer stands", () => {
    const world = givenOffer();
    expect(acceptOffer(world.on(kim, chat1), at(12))).toEqual(over);
    expect(acceptOffer(world.on(sam, chat1), afterTime - 1)).not.toHaveProperty("refused");
    expect(acceptOffer(world.on(sam, chat1), afterTime)).toEqual(over);
  });

  test.each([
    ["ended", (world: World) => endChat(world.on(robin, chat1), at(11))],
    ["put back", (world: World) => putBackChat({ ...world.on(robin, chat1), note: "" }, at(11))],
    [
      "transferred",
      (world: World) => transferChat({ ...world.on(robin, chat1), toQueueId: support, note: "" }, at(11)),
    ],
    ["taken back", (world: World) => withdrawOffer(world.on(robin, chat1), at(11))],
    ["accepted already", (world: World) => acceptOffer(world.on(sam, chat1), at(11))],
  ])("[B-44] comes too late for a chat that was %s", (_, happen) => {
    const world = givenOffer();
    world.happened(happen(world));
    expect(acceptOffer(world.on(sam, chat1), at(12))).toEqual(over);
    expect(declineOffer(world.on(sam, chat1), at(12))).toEqual(over);
  });
});

describe("an offer that comes to nothing", () => {
  test("[B-44] because it is declined: the chat stays, and the sender is told", () => {
    const world = givenOffer();
    expect(declineOffer(world.on(kim, chat1), at(12))).toEqual(over);
    const changes = declineOffer(world.on(sam, chat1), at(12));
    expect(changes).toEqual([
      inChat(chat1, { type: "chat.offer-ended", at: at(12), by: byUser(sam), to: sam, why: "declined" }),
      answered(at(12), "declined"),
    ]);
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ ownerId: robin, active: true, offer: null });
    expect(world.agent(robin).notices).toMatchObject([{ kind: "offer-declined", userId: sam }]);
  });

  test("[B-44] because nobody answers in time, dated when the time was over", () => {
    const world = givenOffer();
    expect(timeOutOffer(world.chat(chat1), afterTime - 1)).toEqual(over);
    expect(timeOutOffer(world.chat(chat1), at(90))).toMatchObject([
      { event: { type: "chat.offer-ended", at: afterTime, why: "timed-out" } },
      { id: robin, event: { at: afterTime, answer: "timed-out" } },
    ]);
  });

  test.each([
    ["goes on a break", chose(sam, "break", at(15))],
    ["becomes unavailable", chose(sam, "unavailable", at(15))],
    ["is disabled", saved({ user: userWith({ userId: sam, disabled: true }) }, at(15))],
    ["loses the capability", saved({ user: userWith({ userId: sam, webchat: false }) }, at(15))],
  ])("[B-44] because its agent %s", (_, change) => {
    const end = (world: World, now: number) =>
      endOfferToAbsent({ account: world.account, chat: world.chat(chat1), to: world.agent(sam) }, now);
    expect(end(givenOffer(), at(15))).toEqual([]);
    const gone = givenOffer().happened(change);
    expect(end(gone, at(15))).toEqual([
      inChat(chat1, { type: "chat.offer-ended", at: at(15), by: bySystem("offer"), to: sam, why: "gone" }),
      answered(at(15), "gone"),
    ]);
    expect(end(gone, at(90))).toMatchObject([{ event: { at: afterTime, why: "timed-out" } }, {}]);
  });

  test("[B-44] because its sender takes it back, who need not be told", () => {
    const world = givenOffer();
    const by = byUser(robin);
    expect(withdrawOffer(world.on(sam, chat1), at(12))).toEqual({ refused: "not-owner", ownerId: robin });
    expect(withdrawOffer(world.on(robin, chat1), at(12))).toEqual([
      inChat(chat1, { type: "chat.offer-ended", at: at(12), by, to: sam, why: "withdrawn" }),
    ]);
    expect(withdrawOffer(given().on(robin, chat1), at(12))).toEqual(over);
  });
});
