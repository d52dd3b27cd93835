import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { useEffect, useState } from "preact/hooks";
import { attempt } from "../attempt.ts";
import type { HostLink } from "../host-link.ts";
import { soundKey } from "../kept-keys.ts";
import { ring } from "./ring.ts";

interface Options {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly model: CustomerSessionModel;
  readonly widgetId: string;
}

/** A short sound for an answer that comes while nobody looks at the chat, for customers who want one. */
export function useSound({ session, host, model, widgetId }: Options): void {
  const { chatId, timelines } = model.customer;
  // What was said before is no news.
  const [since] = useState(() => session.now());
  const newest = chatId && timelines[chatId]?.events.findLast((event) => isAnswer(event) && event.at > since);
  const number = newest ? newest.number : 0;
  useEffect(() => {
    const isLooking =
      host.state.get().isOpen && document.visibilityState === "visible" && document.hasFocus();
    const kept = attempt(() => localStorage.getItem(soundKey(widgetId)));
    const mark = `on ${chatId ?? ""} ${number}`;
    // Of several pages with this chat, one makes the sound, and none when it is looked at on one of them.
    if (number === 0 || !kept || kept === mark) return;
    attempt(() => localStorage.setItem(soundKey(widgetId), mark));
    if (!isLooking) ring();
  }, [number, chatId, host, widgetId]);
}

const isAnswer = (event: { readonly type: string; readonly from?: string }) =>
  event.type === "message" && event.from === "agent";
