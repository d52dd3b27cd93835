import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { isFromCompany } from "#client/reduce-customer.ts";
import { useEffect } from "preact/hooks";
import type { HostLink } from "./host-link.ts";
import type { ReadPosition } from "./read-position.ts";
import { useStore } from "./use-store.ts";
import { useVisible } from "./use-visible.ts";

interface Options {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly position: ReadPosition;
  readonly model: CustomerSessionModel;
  readonly isAtEnd: boolean;
}

/**
 * Reports to the desk how far the customer has received and seen the chat, and to the page around how many
 * messages are unread. A message counts as seen when it was on the screen: the tab in front, the chat open,
 * its end in view. (B-36)
 */
export function useReading({ session, host, position, model, isAtEnd }: Options): number {
  const { connection, customer } = model;
  const { chatId } = customer;
  const isVisible = useVisible();
  const { isOpen } = useStore(host.state);
  useStore(position.store);
  const timeline = chatId ? customer.timelines[chatId] : undefined;
  // Nothing is new to anybody when the customer has seen their own message.
  const upTo = timeline?.events.findLast(isFromCompany)?.number ?? 0;
  const isReading = isOpen && isVisible && isAtEnd;

  useEffect(() => {
    if (!chatId || connection !== "online") return;
    if (isReading) position.reach(chatId, upTo);
    session.markSeen(position.in(chatId));
  }, [session, position, chatId, connection, upTo, isReading]);

  const readTo = chatId ? position.in(chatId) : 0;
  const unread =
    timeline?.events.filter(
      (event) => event.type === "message" && event.from === "agent" && event.number > readTo,
    ).length ?? 0;
  // A line that is read as it comes need not be told to the page twice.
  const count = isReading ? 0 : unread;
  useEffect(() => host.say({ type: "unread", count }), [host, count]);
  return unread;
}
