import type { Account } from "../account/account.ts";
import { byUser } from "../author.ts";
import type { Change } from "../change.ts";
import type { UserId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { type Chat, isInInbox } from "./chat.ts";
import { endAsCompany } from "./end-chat.ts";

/**
 * Somebody of the staff ends a chat that nobody has taken, such as one of a flood. A chat that has an owner by
 * now is left alone: its owner ends it.
 */
export function endWaitingChat(
  { account, userId, chat }: { account: Account; userId: UserId; chat: Chat },
  now: number,
): Change[] | Refusal {
  if (isInInbox(chat)) return { refused: "already-owned", by: chat.ownerId };
  if (chat.state !== "waiting") return { refused: "chat-over" };
  return endAsCompany({ account, chat }, { at: now, by: byUser(userId) });
}
