import type { Contact } from "#core/contact/contact.ts";
import type { ContactId } from "#core/ids.ts";
import type { Logs } from "./logs.ts";

/** The contact this id leads to, or the one that stands for it; `undefined` when it is not in memory, or there is none. */
export function peekContact(logs: Pick<Logs, "peek">, contactId: ContactId): Contact | undefined {
  const contact = logs.peek("contact", contactId);
  return contact?.mergedInto ? logs.peek("contact", contact.mergedInto) : contact;
}

/** The contact this id leads to, or the one that stands for it; `null` when there is none. */
export async function loadContact(logs: Logs, contactId: ContactId): Promise<Contact | null> {
  const contact = await logs.load("contact", contactId);
  return contact?.mergedInto ? logs.load("contact", contact.mergedInto) : contact;
}
