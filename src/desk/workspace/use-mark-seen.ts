import { useEffect, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useIsOnline } from "../session/use-desk.ts";

/** Says how far the chat has been on a visible screen: bell, unread and "seen" follow from it. (B-20) */
export function useMarkSeen(chatId: ChatId, upTo: number): void {
  const { session } = useSignedInDesk();
  const isOnline = useIsOnline();
  const isVisible = useIsVisible();
  useEffect(() => {
    if (isOnline && isVisible && upTo > 0) session.markSeen(chatId, upTo);
  }, [session, isOnline, isVisible, chatId, upTo]);
}

function useIsVisible(): boolean {
  const [isVisible, setIsVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setIsVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isVisible;
}
