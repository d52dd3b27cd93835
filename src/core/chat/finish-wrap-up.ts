import { type Happened, bySystem, byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { CloseReason } from "./chat-event.ts";
import type { Chat, WrapUpChat } from "./chat.ts";
import { lacksClassification } from "./lacks-classification.ts";
import { ownedInWrapUp } from "./owned.ts";
import { wrapUpDue } from "./wrap-up.ts";

/** The agent is done with a chat that has ended, early or not (B-52), and classified where it must be (B-53). */
export function finishWrapUp(
  { account, agent, chat }: { account: Account; agent: Agent; chat: Chat },
  now: number,
): Change[] | Refusal {
  const mine = ownedInWrapUp(chat, agent, now);
  if ("refused" in mine) return mine;
  if (lacksClassification(account, mine)) return { refused: "classification-missing" };
  return closeChat(mine, "finished", { at: now, by: byUser(agent.userId) });
}

/** Closes a wrap-up that is due by `now`, classified or not, dated when it was due. (B-53) */
export function expireWrapUp(
  { account, chat }: { account: Account; chat: Chat },
  now: number,
): Change[] | Refusal {
  if (chat.state !== "wrap-up") return { refused: "not-in-wrap-up" };
  const due = wrapUpDue(chat.wrapUp);
  if (!due || due.dueAt > now) return { refused: "not-in-wrap-up" };
  const closed = { at: due.dueAt, by: bySystem("wrap-up") };
  return closeChat(
    chat,
    due.why,
    lacksClassification(account, chat) ? { ...closed, isUnclassified: true } : closed,
  );
}

/** Out of the inbox for good. */
export function closeChat(
  chat: WrapUpChat,
  why: CloseReason,
  { at, by, ...closed }: Happened & { readonly isUnclassified?: true },
): Change[] {
  const { chatId, ownerId } = chat;
  return [
    inChat(chatId, { type: "chat.closed", at, by, why, ...closed }),
    inAgent(ownerId, { type: "agent.chat-lost", at, by, chatId, why: "closed" }),
  ];
}
