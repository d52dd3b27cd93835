import { useEffect } from "react";
import type { Timeline } from "#client/timeline.ts";
import type { ChatId } from "#contract/ids.ts";
import type { ChatCard } from "#contract/views/cards.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { useSignedInDesk } from "./signed-in-desk.ts";
import { useCard, useDesk } from "./use-desk.ts";

interface ShownChat {
  readonly card: ChatCard | undefined;
  readonly timeline: Timeline<StaffEvent> | undefined;
  /** There is no such chat, or not for this user. */
  readonly isNotHere: boolean;
}

/** Opens a chat as long as the component is mounted: its card and events arrive, and updates follow. */
export function useChat(chatId: ChatId | null): ShownChat {
  const { openChats } = useSignedInDesk();
  useEffect(() => (chatId === null ? undefined : openChats.look(chatId)), [openChats, chatId]);
  return {
    card: useCard("chat", chatId),
    timeline: useDesk((model) => (chatId === null ? undefined : model.desk.timelines[chatId])),
    isNotHere: useDesk((model) => chatId !== null && chatId in model.desk.notHere),
  };
}
