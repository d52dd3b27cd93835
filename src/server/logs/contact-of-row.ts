import type { Contact } from "#core/contact/contact.ts";
import type { ContactRow } from "../ports/rows.ts";

/** The contact that a row says: all there is to know of one. */
export function contactOfRow(row: ContactRow): Contact {
  const { contact_id: contactId, account_id: accountId, number, name, email, phone } = row;
  return { contactId, accountId, number, name, email, phone };
}
