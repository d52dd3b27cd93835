import { byCustomer } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import { type Person, isSamePerson } from "../customer/person.ts";
import type { ContactId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { type Chat, isFinished } from "./chat.ts";

interface Identification {
  /** The customer's current or last chat; `null`: they have had none. */
  readonly chat: Chat | null;
  /** Who they are by what is known of them; `null`: nobody has said. */
  readonly known: Person | null;
  /** Who they are by the company's signature. */
  readonly person: Person;
  /** The contact of that person; `null`: there is no room for one. */
  readonly contactId: ContactId | null;
}

/**
 * The company says who the customer is. A browser that has chatted as another person must forget that first, so
 * that nobody is shown another's words. (B-75)
 */
export function identifyCustomer(
  { chat, known, person, contactId }: Identification,
  now: number,
): Change[] | Refusal {
  const before = known ?? chat?.person ?? null;
  if (before && before.externalId !== person.externalId) return { refused: "another-person" };
  if (!chat || isFinished(chat)) return [];
  const isNews = !isSamePerson(chat.person, person) || (contactId !== null && chat.contactId !== contactId);
  if (!isNews) return [];
  const done = { at: now, by: byCustomer(chat.customerId) };
  return [
    inChat(chat.chatId, {
      type: "chat.identified",
      ...done,
      person,
      contactId: contactId ?? chat.contactId,
    }),
  ];
}
