import type { UserId } from "#contract/ids.ts";
import type { AuthorView } from "#contract/views/author-view.ts";

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
      return "Bot";
    case "token":
      return "Another program";
    case "system":
      return "Automated message";
    default:
      by satisfies never;
      return "Somebody";
  }
}
