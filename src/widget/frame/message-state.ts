import type { CustomerModel } from "#client/reduce-customer.ts";
import type { MessageItem } from "./chat-item.ts";

export type MessageState = "sending" | "sent" | "delivered" | "seen" | "failed";

/**
 * The delivery state of a customer's message; `null` for agents' messages and for messages in earlier chats,
 * for which it is no longer known. (B-36)
 */
export function messageState(
  item: MessageItem,
  { chatId, delivered, seen }: Pick<CustomerModel, "chatId" | "delivered" | "seen">,
): MessageState | null {
  if (item.entry) return item.entry.error ? "failed" : "sending";
  if (item.from !== "customer" || item.number === null || item.chatId !== chatId) return null;
  if (item.number <= seen) return "seen";
  return item.number <= delivered ? "delivered" : "sent";
}
