import type { ChatId } from "#contract/ids.ts";
import type { PlacedSection } from "./place-items.ts";

/** The heights that the sheet of the inbox gives its rows, in px. */
export const headPx = 30;
export const itemPx = 60;

/** The part of a scrolled list that is in view, in px from its top. */
export interface View {
  readonly top: number;
  readonly bottom: number;
}

/** An item that is drawn, and where. */
export interface DrawnItem {
  readonly chatId: ChatId;
  readonly topPx: number;
  /** Its number in the section, from 1. */
  readonly position: number;
}

export interface DrawnSection {
  readonly section: PlacedSection["section"];
  readonly count: number;
  readonly topPx: number;
  readonly items: readonly DrawnItem[];
}

/**
 * The sections with those of their items that are in view, however many there are. `kept` are drawn wherever the
 * list is scrolled to, so that the focus and the keys find them. (U-19)
 */
export function rowsInView(
  sections: readonly PlacedSection[],
  { top, bottom, kept }: View & { readonly kept: ReadonlySet<ChatId> },
): { readonly heightPx: number; readonly drawn: readonly DrawnSection[] } {
  let heightPx = 0;
  const drawn = sections.map(({ section, chatIds }): DrawnSection => {
    const topPx = heightPx;
    const itemsTop = topPx + (section ? headPx : 0);
    heightPx = itemsTop + chatIds.length * itemPx;
    const from = Math.floor((top - itemsTop) / itemPx);
    const to = Math.ceil((bottom - itemsTop) / itemPx);
    const items = chatIds.flatMap((chatId, index) =>
      (index >= from && index < to) || kept.has(chatId)
        ? [{ chatId, topPx: itemsTop + index * itemPx, position: index + 1 }]
        : [],
    );
    return { section, count: chatIds.length, topPx, items };
  });
  return { heightPx, drawn };
}

/** The view in steps, each some rows more than is seen: a list that is scrolled is not drawn anew at each pixel. */
export function viewInSteps({ top, bottom }: View): View {
  const stepPx = 4 * itemPx;
  return {
    top: (Math.floor(top / stepPx) - 1) * stepPx,
    bottom: (Math.ceil(bottom / stepPx) + 1) * stepPx,
  };
}
