import type { CustomerSession } from "#client/customer-session.ts";
import { isFromCompany } from "#client/reduce-customer.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { ChatId } from "#contract/ids.ts";
import { useEffect } from "preact/hooks";
import type { HostLink } from "../host-link.ts";

/** Tells the company's page what happens from now on: that something was said, and never what. */
export function useEvents(session: CustomerSession, host: HostLink): void {
  useEffect(() => {
    let chatId: ChatId | null = null;
    /** Number of the last line that is old news; `null` while the lines of a chat that was there before come. */
    let told: number | null = null;
    let wasWelcome = false;
    const look = () => {
      const { customer } = session.model.get();
      if (customer.companyName === "") return;
      const timeline = customer.chatId ? customer.timelines[customer.chatId] : undefined;
      if (customer.chatId !== chatId) {
        chatId = customer.chatId;
        // Every line of a chat that begins now is news.
        told = wasWelcome ? 0 : null;
      }
      wasWelcome = true;
      if (!timeline) return;
      for (const line of timeline.events) if (told !== null && line.number > told) tell(host, line);
      told = timeline.upTo;
    };
    look();
    return session.model.subscribe(look);
  }, [session, host]);
}

function tell(host: HostLink, line: CustomerEvent): void {
  const said = eventOf(line);
  if (said) host.say({ type: "event", ...said });
}

function eventOf(line: CustomerEvent) {
  if (line.type === "ended") return { name: "ended", detail: { by: line.by } } as const;
  // Everybody who speaks for the company is an agent to its customers. (`isFromCompany`)
  if (line.type !== "message" || !isFromCompany(line) || line.from === "customer") return null;
  return { name: "message", detail: { from: line.from } } as const;
}
