import { byCustomer } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import { type Field, areSameFields } from "../customer/person.ts";
import type { Refusal } from "../refusal.ts";
import { type Chat, isOpen } from "./chat.ts";

/** The company's page says something about its customer, which nothing proves. Nothing is changed when it is known. */
export function describeCustomer(
  { chat, fields }: { readonly chat: Chat; readonly fields: readonly Field[] },
  now: number,
): Change[] | Refusal {
  if (!isOpen(chat)) return { refused: "chat-over" };
  if (areSameFields(chat.fields, fields)) return [];
  return [inChat(chat.chatId, { type: "chat.described", at: now, by: byCustomer(chat.customerId), fields })];
}
