import { expect, test } from "vitest";
import type { ChatId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { keepPlaces } from "./keep-places.ts";
import { lateItems, nextItem, unreadItems } from "./late-items.ts";
import {
  type InboxOrder,
  type InboxSection,
  type Place,
  keptPlaces,
  placeItems,
  sectionsOf,
} from "./place-items.ts";

const id = (chatId: string) => chatId as ChatId;
const item = (chatId: string, ownedSince: number, replyWaitSince: number | null) =>
  ({ chatId: id(chatId), ownedSince, replyWaitSince, replyTargetMs: 100, stage: "open" }) as ItemCard;

const early = item("early", 100, null);
const patient = item("patient", 300, 50);
const fresh = item("fresh", 200, 250);
const ended = { ...item("ended", 50, null), stage: "wrap-up" } as ItemCard;
const slow = { ...item("slow", 60, 20), replyTargetMs: 10_000 } as ItemCard;

const placed = (items: readonly ItemCard[], order: InboxOrder, now = 260) =>
  placeItems(items, { order, late: lateItems(items, now) });
const ids = (places: readonly Place[]) => places.map(({ chatId }) => chatId);
const place = (chatId: string, section: InboxSection | null = "answered"): Place => ({
  chatId: id(chatId),
  section,
});

test("[B-27] late ones come first, then those to answer, the answered, and wrap-up; in each the longest wait", () => {
  const all = [ended, early, fresh, slow, patient];
  expect(sectionsOf(placed(all, "longest-wait"))).toEqual([
    { section: "late", chatIds: ["patient"] },
    { section: "to-answer", chatIds: ["slow", "fresh"] },
    { section: "answered", chatIds: ["early"] },
    { section: "wrap-up", chatIds: ["ended"] },
  ]);
  expect(sectionsOf(placed(all, "longest-wait", 360))[0]).toEqual({
    section: "late",
    chatIds: ["patient", "fresh"],
  });
});

test("[B-27] the agent can switch to the order of arrival, which has no sections", () => {
  expect(sectionsOf(placed([patient, fresh, early], "arrival"))).toEqual([
    { section: null, chatIds: ["early", "fresh", "patient"] },
  ]);
});

test("[B-27] equal waits have one order, whatever order they came in", () => {
  const a = item("a", 100, 50);
  const b = item("b", 100, 50);
  expect(ids(placed([b, a], "longest-wait"))).toEqual(ids(placed([a, b], "longest-wait")));
});

test("[B-27] under the pointer what is shown stays in its section, what has gone leaves, what is new comes last", () => {
  const shown = [place("a", "to-answer"), place("b"), place("c")];
  const sorted = [place("new", "late"), place("a", "late"), place("c")];
  expect(keepPlaces(shown, sorted)).toEqual([place("a", "to-answer"), place("c"), place("new", "arrived")]);
  expect(keepPlaces([], [place("new", null)])).toEqual([place("new", null)]);
});

test("[B-27] an order to which nothing happens is the same order", () => {
  const shown = [place("a"), place("b")];
  expect(keepPlaces(shown, [place("b"), place("a")])).toBe(shown);
});

test("[U-19] what changes no place has nothing sorted anew, and whatever changes one has", () => {
  const placesFor = keptPlaces();
  const late: ChatId[] = [];
  const all = { early, patient, fresh };
  const places = placesFor(all, { order: "longest-wait", late });
  expect(places).toEqual(placeItems(Object.values(all), { order: "longest-wait", late }));
  expect(placesFor({ ...all, fresh: { ...fresh, unread: 7 } }, { order: "longest-wait", late })).toBe(places);
  const changes = [
    { ...all, fresh: { ...fresh, replyWaitSince: 10 } },
    { ...all, fresh: { ...fresh, ownedSince: 10 } },
    { ...all, fresh: ended },
    { early, patient },
    { early, patient, slow },
  ];
  for (const changed of changes) {
    expect(placesFor(all, { order: "longest-wait", late })).toEqual(places);
    expect(placesFor(changed, { order: "longest-wait", late })).toEqual(
      placeItems(Object.values(changed), { order: "longest-wait", late }),
    );
  }
  expect(ids(placesFor(all, { order: "arrival", late }))).toEqual(["early", "fresh", "patient"]);
  expect(placesFor(all, { order: "longest-wait", late: [id("fresh")] })[0]?.section).toBe("late");
});

test("[rank 4] the way to the next late item goes from the worst to the last and begins anew", () => {
  const late = lateItems([fresh, patient, early], 360);
  expect(late).toEqual(["patient", "fresh"]);
  expect(nextItem(late, null)).toBe("patient");
  expect(nextItem(late, id("patient"))).toBe("fresh");
  expect(nextItem(late, id("fresh"))).toBe("patient");
  expect(nextItem(late, id("early"))).toBe("patient");
  expect(nextItem([], id("early"))).toBeUndefined();
});

test("[B-26] the way to the next unread item begins with the one that has waited longest", () => {
  const unread = (one: ItemCard) => ({ ...one, unread: 1 });
  const all = [unread(fresh), early, unread(patient), { ...ended, ownedSince: 10, bell: true }];
  // What has arrived without a word counts from its arrival.
  expect(unreadItems(all)).toEqual(["ended", "patient", "fresh"]);
});
