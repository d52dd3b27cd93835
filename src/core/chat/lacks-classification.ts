import type { Account } from "../account/account.ts";
import type { InboxChat } from "./chat.ts";

/**
 * Does the chat lack the classification that its queue asks for? Never while there is none to choose, so that
 * nobody is trapped. (B-53)
 */
export function lacksClassification(account: Account, chat: InboxChat): boolean {
  if (!account.queues[chat.queueId]?.mustClassify || chat.classificationId !== null) return false;
  return Object.values(account.classifications).some(({ retired }) => !retired);
}
