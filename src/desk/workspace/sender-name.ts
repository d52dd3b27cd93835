import type { UserId } from "#contract/ids.ts";
import type { AuthorView } from "#contract/views/author-view.ts";
import { words } from "../words/words.ts";

/** The sender's name above a message. */
export function senderName(
  by: AuthorView,
  { customer, user }: { readonly customer: string; readonly user: (userId: UserId) => string },
): string {
  switch (by.kind) {
    case "customer":
      return customer;
    case "user":
      return user(by.id);
    case "bot":
      return words.chatLog.senders.bot;
    case "token":
      return words.chatLog.senders.token;
    case "system":
      return words.chatLog.senders.system;
    default:
      by satisfies never;
      return words.chatLog.senders.somebody;
  }
}
