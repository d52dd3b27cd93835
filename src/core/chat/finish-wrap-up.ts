import { type Happened, bySystem, byUser } from "../author.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { CloseReason } from "./chat-event.ts";
import type { Chat, WrapUpChat } from "./chat.ts";
import { ownedInWrapUp } from "./owned.ts";
import { wrapUpDue } from "./wrap-up.ts";

/** The agent is done with a chat that has ended, early or not. (B-52) */
export function finishWrapUp({ agent, chat }: { agent: Agent; chat: Chat }, now: number): Change[] | Refusal {
  const mine = ownedInWrapUp(chat, agent, now);
  if ("refused" in mine) return mine;
  return closeChat(mine, "finished", { at: now, by: byUser(agent.userId) });
}

/** Closes a wrap-up that is due by `now`, dated when it was due. (B-53) */
export function expireWrapUp(chat: Chat, now: number): Change[] | Refusal {
  if (chat.state !== "wrap-up") return { refused: "not-in-wrap-up" };
  const due = wrapUpDue(chat.wrapUp);
  if (!due || due.dueAt > now) return { refused: "not-in-wrap-up" };
  return closeChat(chat, due.why, { at: due.dueAt, by: bySystem("wrap-up") });
}

/** Out of the inbox for good. */
export function closeChat(chat: WrapUpChat, why: CloseReason, closed: Happened): Change[] {
  const { chatId, ownerId } = chat;
  return [
    inChat(chatId, { type: "chat.closed", ...closed, why }),
    inAgent(ownerId, { type: "agent.chat-lost", ...closed, chatId, why: "closed" }),
  ];
}
