import { useMemo, useSyncExternalStore } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { lateItems } from "./late-items.ts";

/** The items past their reply target, the worst first; drawn again when one joins or leaves, not each second. */
export function useLateItems(items: Readonly<Record<string, ItemCard>>): readonly ChatId[] {
  const { ticker } = useSignedInDesk();
  const lateNow = useMemo(() => lateOf(items, ticker.get), [items, ticker]);
  const late = useSyncExternalStore(ticker.subscribe, lateNow);
  return useMemo(() => (late === "" ? [] : (late.split(" ") as ChatId[])), [late]);
}

/**
 * A text, because the store must give the same thing as long as nothing has changed; it is asked several times at
 * each drawing.
 */
function lateOf(items: Readonly<Record<string, ItemCard>>, now: () => number): () => string {
  let at = Number.NaN;
  let late = "";
  return () => {
    if (at !== now()) {
      at = now();
      late = lateItems(Object.values(items), at).join(" ");
    }
    return late;
  };
}
