import type { ChatId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";

export type InboxOrder = "longest-wait" | "arrival";

/** `arrived`: came while the list was held still, and is put in its section when that ends. */
export type InboxSection = "late" | "to-answer" | "answered" | "wrap-up" | "arrived";

/** An item's place in the list; without a section in the order of arrival. */
export interface Place {
  readonly chatId: ChatId;
  readonly section: InboxSection | null;
}

const sections: readonly InboxSection[] = ["late", "to-answer", "answered", "wrap-up", "arrived"];

/**
 * The inbox in the agent's chosen order: by arrival, or in sections, and in each of them the longest reply wait
 * first. (B-27)
 */
export function placeItems(items: readonly ItemCard[], { order, late }: Placing): Place[] {
  const byArrival = (a: ItemCard, b: ItemCard) =>
    a.ownedSince - b.ownedSince || (a.chatId < b.chatId ? -1 : 1);
  if (order === "arrival") {
    return items.toSorted(byArrival).map(({ chatId }) => ({ chatId, section: null }));
  }
  const lateOnes = new Set(late);
  const waitsSince = (item: ItemCard) => item.replyWaitSince ?? Number.MAX_SAFE_INTEGER;
  const sorted = items.toSorted((a, b) => waitsSince(a) - waitsSince(b) || byArrival(a, b));
  const placed = sorted.map((item) => ({
    chatId: item.chatId,
    section: sectionOf(item, lateOnes.has(item.chatId)),
  }));
  return sections.flatMap((section) => placed.filter((place) => place.section === section));
}

interface Placing {
  readonly order: InboxOrder;
  readonly late: readonly ChatId[];
}

/** Gives the same places again as long as nothing has changed that they depend on: most events only change words. */
export function keptPlaces(): (
  items: Readonly<Record<string, ItemCard>>,
  placing: Placing,
) => readonly Place[] {
  let known: Readonly<Record<string, ItemCard>> = {};
  let placed: Placing = { order: "longest-wait", late: [] };
  let places: readonly Place[] = [];
  return (items, placing) => {
    const isSame =
      placed.order === placing.order && placed.late === placing.late && arePlacedAlike(known, items);
    if (!isSame) places = placeItems(Object.values(items), placing);
    known = items;
    placed = placing;
    return places;
  };
}

function arePlacedAlike(
  before: Readonly<Record<string, ItemCard>>,
  items: Readonly<Record<string, ItemCard>>,
): boolean {
  const chatIds = Object.keys(items);
  return (
    chatIds.length === Object.keys(before).length &&
    chatIds.every((chatId) => {
      const [was, is] = [before[chatId], items[chatId]];
      if (was === is) return true;
      return (
        was?.stage === is?.stage &&
        was?.replyWaitSince === is?.replyWaitSince &&
        was?.ownedSince === is?.ownedSince
      );
    })
  );
}

function sectionOf({ stage, replyWaitSince }: ItemCard, isLate: boolean): InboxSection {
  if (stage === "wrap-up") return "wrap-up";
  if (replyWaitSince === null) return "answered";
  return isLate ? "late" : "to-answer";
}

export interface PlacedSection {
  readonly section: InboxSection | null;
  readonly chatIds: readonly ChatId[];
}

/** The places as the sections that are drawn. */
export function sectionsOf(places: readonly Place[]): PlacedSection[] {
  const named = [null, ...sections].map((section) => ({
    section,
    chatIds: places.filter((place) => place.section === section).map(({ chatId }) => chatId),
  }));
  return named.filter(({ chatIds }) => chatIds.length > 0);
}
