import { bySystem } from "../author.ts";
import type { Account } from "../account/account.ts";
import { isAutoAllocated } from "../account/queue-rules.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import { type Chat, isInInbox } from "../chat/chat.ts";
import type { Consideration } from "../chat/considered.ts";
import type { Refusal } from "../refusal.ts";
import { type Candidate, ineligibility } from "./eligibility.ts";

/** The system gives a waiting chat to an agent: only while they are eligible for it. (B-2, I-3) */
export function allocateChat(
  command: { account: Account; chat: Chat; candidate: Candidate; considered: Consideration },
  now: number,
): Change[] | Refusal {
  const { account, chat, candidate, considered } = command;
  if (isInInbox(chat)) return { refused: "already-owned", by: chat.ownerId };
  if (chat.state !== "waiting") return { refused: "chat-over" };
  const queue = account.queues[chat.queueId];
  if (!queue || !isAutoAllocated(account, queue)) return { refused: "not-waiting" };
  const why = ineligibility(account, chat, candidate);
  if (why) return { refused: "not-eligible", why };
  const { chatId } = chat;
  const { userId } = candidate.agent;
  const done = { at: now, by: bySystem("allocation") };
  return [
    inChat(chatId, { type: "chat.allocated", ...done, to: userId, ...considered }),
    inAgent(userId, { type: "agent.chat-gained", ...done, chatId, how: "allocated" }),
  ];
}
