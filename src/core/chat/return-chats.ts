import type { Account } from "../account/account.ts";
import type { Agent } from "../agent/agent.ts";
import type { Happened } from "../author.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import { isRefusal } from "../refusal.ts";
import type { LeaveReason } from "./chat-event.ts";
import type { InboxChat } from "./chat.ts";
import { closeChat, expireWrapUp } from "./finish-wrap-up.ts";

/**
 * Chats leave an inbox because their agent cannot keep them: open ones go back to their places in
 * their queues, those in wrap-up close. (B-61, B-62) The moment may have been noticed late: a wrap-up
 * that was over by then closes as it would have, and nothing is dated before it began.
 */
export function returnChats(
  {
    account,
    agent,
    chats,
    why,
  }: { account: Account; agent: Agent; chats: readonly InboxChat[]; why: LeaveReason },
  { at: since, by }: Happened,
): Change[] {
  return chats.flatMap((chat) => {
    if (chat.state === "wrap-up") {
      const at = Math.max(since, chat.endedAt);
      const expired = expireWrapUp({ account, chat }, at);
      return isRefusal(expired) ? closeChat(chat, why, { at, by }) : expired;
    }
    const { chatId } = chat;
    const at = Math.max(since, chat.ownedSince);
    return [
      inChat(chatId, { type: "chat.returned", at, by, from: agent.userId, why }),
      inAgent(agent.userId, { type: "agent.chat-lost", at, by, chatId, why }),
    ];
  });
}
