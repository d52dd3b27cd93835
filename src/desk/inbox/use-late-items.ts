import { useMemo, useSyncExternalStore } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { lateItems } from "./late-items.ts";

/** The items past their reply target, the worst first; drawn again when one joins or leaves, not each second. */
export function useLateItems(items: Readonly<Record<string, ItemCard>>): readonly ChatId[] {
  const { ticker } = useSignedInDesk();
  // A text, because the store must give the same thing as long as nothing has changed.
  const late = useSyncExternalStore(ticker.subscribe, () =>
    lateItems(Object.values(items), ticker.get()).join(" "),
  );
  return useMemo(() => (late === "" ? [] : (late.split(" ") as ChatId[])), [late]);
}
