import type { UserId } from "#contract/ids.ts";
import type { AuthorView } from "#contract/views/author-view.ts";
import { words } from "../words/words.ts";

/** The author's name within a sentence. */
export function authorName(by: AuthorView, userName: (userId: UserId) => string): string {
  switch (by.kind) {
    case "user":
      return userName(by.id);
    case "customer":
      return words.chatLog.authors.customer;
    case "bot":
      return words.chatLog.authors.bot;
    case "token":
      return words.chatLog.authors.token;
    case "system":
      return "Bellhop";
    default:
      by satisfies never;
      return words.chatLog.authors.somebody;
  }
}
