import type { Account } from "../account/account.ts";
import { blockOf } from "../account/block-of.ts";
import type { Agent } from "../agent/agent.ts";
import { byCustomer, byUser } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import type { ChatEvent } from "../chat/chat-event.ts";
import { type Chat, isOpen } from "../chat/chat.ts";
import { evolveChat } from "../chat/evolve-chat.ts";
import { takeChat } from "../chat/take-chat.ts";
import type { ChatId } from "../ids.ts";
import { textParts } from "../message/message-part.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import type { OfflineMessage } from "./offline-message.ts";

interface AnswerOfflineMessage {
  readonly account: Account;
  readonly agent: Agent;
  readonly message: OfflineMessage;
  /** The customer's last chat. */
  readonly previous: Chat | null;
  readonly chatId: ChatId;
}

/**
 * Makes a chat of an offline message, with its words and its address, in the agent's inbox. Answers then reach
 * the customer as those of any chat that they have left. (B-79)
 */
export function answerOfflineMessage(
  { account, agent, message, previous, chatId }: AnswerOfflineMessage,
  now: number,
): Change[] | Refusal {
  const { offlineMessageId, customerId, queueId, email } = message;
  if (message.done) return { refused: "offline-message-unknown" };
  if (previous && isOpen(previous)) return { refused: "customer-has-chat" };
  if (blockOf(account, customerId, now)) return { refused: "customer-blocked" };
  const answered = { at: now, by: byUser(agent.userId) };
  const requested: ChatEvent = {
    type: "chat.requested",
    ...answered,
    chatId,
    accountId: account.accountId,
    customerId,
    queueId,
    previousChatId: previous?.chatId ?? null,
    contactId: previous?.contactId ?? null,
    entry: message.entry,
    browser: "",
    language: message.language,
  };
  const taken = takeChat({ account, agent, chat: evolveChat(null, requested) }, now);
  if (isRefusal(taken)) return taken;
  const said = { at: now, by: byCustomer(customerId), parts: textParts(message.text) };
  const finished = { type: "offline-message.finished", ...answered, chatId } as const;
  return [
    { log: "customer", id: customerId, event: { type: "customer.chat-requested", ...answered, chatId } },
    inChat(chatId, requested),
    inChat(chatId, { type: "message.sent", ...said }),
    ...taken,
    inChat(chatId, { type: "customer.address-left", ...answered, email }),
    {
      log: "offline-message",
      id: offlineMessageId,
      event: finished,
    },
  ];
}
