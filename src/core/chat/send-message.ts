import { byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inChat } from "../change.ts";
import type { TemplateId } from "../ids.ts";
import { type FilePart, partsOf } from "../message/message-part.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { overdueMiss } from "./miss-reply-target.ts";
import { ownedAndOpen } from "./owned.ts";

/** An agent's reply, with how much of the chat the agent had seen when writing it. */
export interface ReplyWords {
  readonly text: string;
  /** Files that go with the text, or without any. */
  readonly files?: readonly FilePart[];
  /** Answers for the customer to choose from, along with the words. */
  readonly choices?: readonly string[] | undefined;
  readonly templateId: TemplateId | null;
  /** Number of the last event of the chat that their desk showed. */
  readonly seenNumber: number;
}

/** The owner of an active item answers. (B-29) */
export function sendMessage(
  command: { readonly account: Account; readonly agent: Agent; readonly chat: Chat } & ReplyWords,
  now: number,
): Change[] | Refusal {
  const { agent, chat, text, files, choices, templateId, seenNumber } = command;
  const mine = ownedAndOpen(chat, agent, now);
  if ("refused" in mine) return mine;
  if (!mine.active) return { refused: "not-active" };
  return [
    ...overdueMiss(command, now),
    inChat(chat.chatId, {
      type: "message.sent",
      at: now,
      by: byUser(agent.userId),
      parts: partsOf(text, files, choices),
      ...(templateId ? { templateId } : {}),
      ...(seenNumber < chat.number ? { seenNumber } : {}),
    }),
  ];
}
