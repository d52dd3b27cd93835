import type { UserId } from "../ids.ts";
import type { Chat, OwnedChat } from "./chat.ts";

/** How long an agent has to accept a chat that was offered to them. (B-44) */
export const offerLastsMs = 30_000;

/** The owner of a chat has offered it to another agent, and owns it until that agent accepts. (B-44) */
export interface Offer {
  readonly to: UserId;
  readonly at: number;
  readonly until: number;
  /** The owner's note for the next agent, which is a note of the chat, too. */
  readonly note: string;
}

/** A chat that is offered to somebody. */
export type OfferedChat = OwnedChat & { readonly offer: Offer };

export function isOffered(chat: Chat): chat is OfferedChat {
  return chat.state === "owned" && chat.offer !== null;
}

/** The chat when it is offered to this agent and the offer still stands. */
export function offeredTo(chat: Chat, userId: UserId, now: number): OfferedChat | null {
  return isOffered(chat) && chat.offer.to === userId && now < chat.offer.until ? chat : null;
}
