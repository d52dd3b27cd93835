import type { SituationView } from "#contract/views/situation-view.ts";
import type { Account } from "#core/account/account.ts";
import type { Chat } from "#core/chat/chat.ts";
import { nameForCustomer } from "./name-for-customer.ts";

/**
 * The customer's situation, derived from the chat's current state and not from the lines a browser holds.
 * (B-71) `sendsMail`: a mail server is set up.
 */
export function presentSituation(account: Account, chat: Chat, sendsMail: boolean): SituationView {
  return {
    ...situationIn(account, chat),
    ...(sendsMail ? { email: chat.mailing?.email ?? "" } : {}),
    ...(chat.hasBeenJoined ? { joined: true } : {}),
    ...(chat.rating ? { stars: chat.rating.stars } : {}),
  };
}

function situationIn(account: Account, chat: Chat): SituationView {
  switch (chat.state) {
    case "waiting":
      return { kind: "waiting" };
    case "owned":
      if (!chat.joined) return { kind: "waiting" };
      return { kind: "with-agent", name: nameForCustomer(account, chat.entry.widgetId, chat.ownerId) };
    case "abandoned":
      return { kind: "ended", by: chat.abandonedBy.kind === "user" ? "company" : "customer" };
    case "wrap-up":
    case "closed":
      return { kind: "ended", by: chat.endedBy.kind === "customer" ? "customer" : "agent" };
  }
}
