import { useSyncExternalStore } from "react";
import type { ChatId } from "#contract/ids.ts";
import { useSignedInDesk } from "./signed-in-desk.ts";
import { useIsPending } from "./use-command.ts";

/** Is the chat about to end, or its end asked for? */
export function useIsEnding(chatId: ChatId): boolean {
  const { begun } = useSignedInDesk().chatEnds;
  const isBegun = useSyncExternalStore(begun.subscribe, () => begun.get().includes(chatId));
  return useIsPending("chat.end", chatId) || isBegun;
}
