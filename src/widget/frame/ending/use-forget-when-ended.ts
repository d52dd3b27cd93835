import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import type { ChatId } from "#contract/ids.ts";
import { useEffect, useState } from "preact/hooks";
import { attempt } from "../attempt.ts";
import { endedKey } from "../kept-keys.ts";
import type { HostLink } from "../host-link.ts";
import { useStore } from "../use-store.ts";
import { useVisible } from "../use-visible.ts";
import { forgetEnded } from "./forget.ts";

interface Options {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly model: CustomerSessionModel;
  readonly isAtEnd: boolean;
  readonly widgetId: string;
}

/** How long the end of a chat stays on the screen before the chat is forgotten. */
const shownForMs = 600_000;

/**
 * Where the widget is set so, forgets a chat whose end the customer has seen: when they close it or leave the
 * page, or after a while. Never before they could read the last message, and never while words of theirs wait
 * to be sent. (B-68)
 */
export function useForgetWhenEnded({ session, host, model, isAtEnd, widgetId }: Options): void {
  const { customer, outbox, left } = model;
  const { chatId, situation, forgetWhenEnded } = customer;
  const { isOpen } = useStore(host.state);
  const isVisible = useVisible();
  const [seenChatId, setSeenChatId] = useState<ChatId | null>(null);
  const lines = (chatId && customer.timelines[chatId]?.events) || [];
  const isEndHere = situation.kind === "ended" && lines.some(({ type }) => type === "ended");
  const isSeeing = isEndHere && isVisible && isOpen && isAtEnd;
  useEffect(() => {
    if (isSeeing) setSeenChatId(chatId);
  }, [isSeeing, chatId]);

  const hasUnsent = outbox.length + left.length > 0;
  const isDue = forgetWhenEnded && isEndHere && seenChatId === chatId && !hasUnsent;
  useEffect(() => {
    if (!isDue) return;
    const key = endedKey(widgetId);
    // A browser that is killed hears no end of its page; the next page then forgets.
    attempt(() => localStorage.setItem(key, "seen"));
    const forget = () => {
      if (forgetEnded(widgetId, host)) session.stop();
    };
    const timer = setTimeout(forget, shownForMs);
    // A page that comes back from the browser's memory still shows the chat.
    const comeBack = ({ persisted }: PageTransitionEvent) => persisted && host.leaveForgotten();
    addEventListener("pagehide", forget);
    addEventListener("pageshow", comeBack);
    return () => {
      clearTimeout(timer);
      removeEventListener("pagehide", forget);
      removeEventListener("pageshow", comeBack);
      attempt(() => localStorage.removeItem(key));
    };
  }, [isDue, session, host, widgetId]);
}
