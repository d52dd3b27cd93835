import { byUser } from "../author.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inChat } from "../change.ts";
import type { ContactId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { owned } from "./owned.ts";

/** Says which contact the customer is; `null` takes it away again. The contact exists and stands for itself. (B-35) */
export function assignContact(
  { agent, chat, contactId }: { agent: Agent; chat: Chat; contactId: ContactId | null },
  now: number,
): Change[] | Refusal {
  const mine = owned(chat, agent, now);
  if ("refused" in mine) return mine;
  if (chat.contactId === contactId) return [];
  return [inChat(chat.chatId, { type: "contact.assigned", at: now, by: byUser(agent.userId), contactId })];
}
