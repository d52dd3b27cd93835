import { byUser } from "../author.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { ownedInWrapUp } from "./owned.ts";

/** More time for a wrap-up, as often as its queue allowed when it began. (B-52) */
export function extendWrapUpOf(
  { agent, chat }: { agent: Agent; chat: Chat },
  now: number,
): Change[] | Refusal {
  const mine = ownedInWrapUp(chat, agent, now);
  if ("refused" in mine) return mine;
  if (mine.wrapUp.leftMs === null) return { refused: "no-wrap-up-limit" };
  if (mine.wrapUp.extensionsLeft === 0) return { refused: "no-extension-left" };
  return [inChat(chat.chatId, { type: "wrap-up.extended", at: now, by: byUser(agent.userId) })];
}
