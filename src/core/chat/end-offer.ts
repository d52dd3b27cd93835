import type { Account } from "../account/account.ts";
import type { Agent } from "../agent/agent.ts";
import { absence } from "../allocation/eligibility.ts";
import { type Happened, bySystem, byUser } from "../author.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { OfferEnd } from "./chat-event.ts";
import type { Chat, OwnedChat } from "./chat.ts";
import { type OfferedChat, isOffered, offeredTo } from "./offer.ts";
import { ownedAndOpen } from "./owned.ts";

/** The agent to whom a chat is offered does not want it. (B-44) */
export function declineOffer({ agent, chat }: { agent: Agent; chat: Chat }, now: number): Change[] | Refusal {
  const offered = offeredTo(chat, agent.userId, now);
  if (!offered) return { refused: "offer-over" };
  return endOffer(offered, "declined", { at: now, by: byUser(agent.userId) });
}

/** The owner takes the offer back. */
export function withdrawOffer(
  { agent, chat }: { agent: Agent; chat: Chat },
  now: number,
): Change[] | Refusal {
  const mine = ownedAndOpen(chat, agent, now);
  if ("refused" in mine) return mine;
  if (!isOffered(mine)) return { refused: "offer-over" };
  return endStandingOffer(mine, { at: now, by: byUser(agent.userId) });
}

/** Nobody has answered the offer in time; dated when the time was over. */
export function timeOutOffer(chat: Chat, now: number): Change[] | Refusal {
  if (!isOffered(chat) || chat.offer.until > now) return { refused: "offer-over" };
  return endOffer(chat, "timed-out", { at: chat.offer.until, by: bySystem("offer") });
}

/** The agent to whom the chat is offered is no longer available. */
export function endOfferToAbsent(
  { account, chat, to }: { account: Account; chat: Chat; to: Agent },
  now: number,
): Change[] | Refusal {
  if (!isOffered(chat) || chat.offer.to !== to.userId) return { refused: "offer-over" };
  if (absence(account, { agent: to, connected: true }) === null) return [];
  if (chat.offer.until <= now) return timeOutOffer(chat, now);
  return endOffer(chat, "gone", { at: now, by: bySystem("offer") });
}

/** Ends the chat's offer, if there is one, because its owner withdraws it or makes another. */
export function endStandingOffer(chat: OwnedChat, done: Happened): Change[] {
  if (!isOffered(chat)) return [];
  if (chat.offer.until > done.at) return endOffer(chat, "withdrawn", done);
  return endOffer(chat, "timed-out", { at: chat.offer.until, by: bySystem("offer") });
}

/** The owner is told, unless it was their own doing. */
function endOffer({ chatId, ownerId, offer }: OfferedChat, why: OfferEnd, done: Happened): Change[] {
  return [
    inChat(chatId, { type: "chat.offer-ended", ...done, to: offer.to, why }),
    ...(why === "withdrawn"
      ? []
      : [inAgent(ownerId, { type: "agent.offer-answered", ...done, chatId, userId: offer.to, answer: why })]),
  ];
}
