import type { UserId } from "#contract/ids.ts";
import type { AuthorView } from "#contract/views/author-view.ts";

/** The author's name within a sentence. */
export function authorName(by: AuthorView, userName: (userId: UserId) => string): string {
  switch (by.kind) {
    case "user":
      return userName(by.id);
    case "customer":
      return "the customer";
    case "bot":
      return "a bot";
    case "token":
      return "another program";
    case "system":
      return "Bellhop";
    default:
      by satisfies never;
      return "somebody";
  }
}
