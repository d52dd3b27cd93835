import type { BreakReasonId } from "#contract/ids.ts";
import type { BaseStatus } from "#contract/views/cards.ts";
import type { Choice } from "../keys/use-key.ts";
import { useCards, useMay, useMe } from "../session/use-desk.ts";
import { durationWords } from "../time/duration-words.ts";
import { words } from "../words/words.ts";

export interface StatusChoice extends Choice {
  readonly id: string;
  readonly base: BaseStatus;
  readonly words: string;
  readonly isChosen: boolean;
  readonly act: () => void;
}

/** The statuses that one chooses, a break by its reason: the rows of the menu and of the palette. (B-60) */
export function useStatusChoices(
  choose: (base: BaseStatus, breakReasonId: BreakReasonId | null) => void,
): readonly StatusChoice[] {
  const may = useMay();
  const { base: chosen, breakReasonId: chosenReason, breakAfterChats } = useMe();
  const cards = useCards("break-reason");
  if (!may("chat.handle")) return [];
  const { statuses, breakFor, callOffBreak, afterChats } = words.statusBar;
  const reasons = Object.values(cards).toSorted((a, b) => a.name.localeCompare(b.name));
  const plain = (base: "available" | "unavailable"): StatusChoice => ({
    id: base,
    name: base,
    chatId: null,
    base,
    words: base === "available" && breakAfterChats !== null ? callOffBreak : statuses[base],
    isChosen: base === chosen && breakAfterChats === null,
    act: () => choose(base, null),
  });
  const breaks = reasons.map(({ breakReasonId, name, maxMs }): StatusChoice => ({
    id: breakReasonId,
    name: "break-for",
    chatId: null,
    base: "break",
    words: breakFor(name),
    ...(breakReasonId === breakAfterChats
      ? { detail: afterChats }
      : maxMs
        ? { detail: durationWords(maxMs) }
        : {}),
    isChosen: breakReasonId === chosenReason,
    act: () => choose("break", breakReasonId),
  }));
  return [plain("available"), ...breaks, plain("unavailable")];
}
