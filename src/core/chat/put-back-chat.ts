import { byUser } from "../author.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { noteFor } from "./add-note.ts";
import { ownedAndOpen } from "./owned.ts";

/** An owned chat goes back to its queue, at the place its queueing time gives it. (B-42, B-7) */
export function putBackChat(
  { agent, chat, note }: { agent: Agent; chat: Chat; note: string },
  now: number,
): Change[] | Refusal {
  const mine = ownedAndOpen(chat, agent, now);
  if ("refused" in mine) return mine;
  const { chatId } = chat;
  const done = { at: now, by: byUser(agent.userId) };
  return [
    ...noteFor(chatId, note, done),
    inChat(chatId, { type: "chat.put-back", ...done }),
    inAgent(agent.userId, { type: "agent.chat-lost", ...done, chatId, why: "put-back" }),
  ];
}
