import { byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inChat } from "../change.ts";
import type { ClassificationId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { owned } from "./owned.ts";

/** Sets the subject of the chat, at any time while the agent owns it; `null` removes it. (B-51) */
export function classifyChat(
  command: {
    account: Account;
    agent: Agent;
    chat: Chat;
    classificationId: ClassificationId | null;
  },
  now: number,
): Change[] | Refusal {
  const { account, agent, chat, classificationId } = command;
  const mine = owned(chat, agent, now);
  if ("refused" in mine) return mine;
  if (classificationId !== null) {
    const classification = account.classifications[classificationId];
    if (!classification || classification.retired) return { refused: "classification-unknown" };
  }
  if (chat.classificationId === classificationId) return [];
  return [
    inChat(chat.chatId, {
      type: "chat.classified",
      at: now,
      by: byUser(agent.userId),
      classificationId,
    }),
  ];
}
