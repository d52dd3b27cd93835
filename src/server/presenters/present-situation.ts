import type { SituationView } from "#contract/views/situation-view.ts";
import type { Account } from "#core/account/account.ts";
import type { Chat } from "#core/chat/chat.ts";

/**
 * The customer's situation, derived from the chat's current state and not from the lines a browser holds.
 * (B-71)
 */
export function presentSituation(account: Account, chat: Chat): SituationView {
  switch (chat.state) {
    case "waiting":
      return { kind: "waiting" };
    case "owned":
      if (!chat.joined) return { kind: "waiting" };
      return { kind: "with-agent", name: account.users[chat.ownerId]?.name ?? "" };
    case "abandoned":
      return { kind: "ended", by: chat.abandonedBy.kind === "user" ? "company" : "customer" };
    case "wrap-up":
    case "closed":
      return { kind: "ended", by: chat.endedBy.kind === "customer" ? "customer" : "agent" };
  }
}
