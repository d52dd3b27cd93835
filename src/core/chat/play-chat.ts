import { byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import type { Agent } from "../agent/agent.ts";
import { overrunBreak } from "../agent/overrun-break.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat, InboxChat } from "./chat.ts";
import { owned } from "./owned.ts";
import { pauseActive } from "./pause-chat.ts";

/** The agent makes an inbox item their one active item; one that was active before is paused. (B-21, B-22) */
export function playChat(
  { account, agent, chat }: { account: Account; agent: Agent; chat: Chat },
  now: number,
): Change[] | Refusal {
  const mine = owned(chat, agent, now);
  if ("refused" in mine) return mine;
  const { chatId } = chat;
  if (agent.activeChatId === chatId) return [];
  const done = { at: now, by: byUser(agent.userId) };
  return [
    // The break ends with it; whether it had got too long would not be known afterwards.
    ...overrunBreak({ account, agent }, now),
    ...pauseActive(agent, now),
    inChat(chatId, { type: "chat.played", ...done, joins: joinsAs(mine) }),
    inAgent(agent.userId, { type: "agent.item-played", ...done, chatId }),
  ];
}

/** The customer is told once, when the agent starts to work on the chat. (B-45) */
function joinsAs(chat: InboxChat): "first" | "again" | null {
  if (chat.state === "wrap-up" || chat.joined) return null;
  return chat.hasBeenJoined ? "again" : "first";
}
