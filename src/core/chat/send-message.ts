import { byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inChat } from "../change.ts";
import type { TemplateId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { overdueMiss } from "./miss-reply-target.ts";
import { ownedAndOpen } from "./owned.ts";

/** The owner of an active item answers. (B-29) */
export function sendMessage(
  command: { account: Account; agent: Agent; chat: Chat; text: string; templateId: TemplateId | null },
  now: number,
): Change[] | Refusal {
  const { agent, chat, text, templateId } = command;
  const mine = ownedAndOpen(chat, agent, now);
  if ("refused" in mine) return mine;
  if (!mine.active) return { refused: "not-active" };
  return [
    ...overdueMiss(command, now),
    inChat(chat.chatId, {
      type: "message.sent",
      at: now,
      by: byUser(agent.userId),
      text,
      ...(templateId ? { templateId } : {}),
    }),
  ];
}
