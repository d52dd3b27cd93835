import type { Contact } from "#core/contact/contact.ts";
import type { ContactId } from "#core/ids.ts";
import type { ContactRow } from "../ports/rows.ts";

/** The contact that a row says: all there is to know of one. */
export function contactOfRow(row: ContactRow): Contact {
  const { contact_id: contactId, account_id: accountId, number, name, email, phone } = row;
  const { merged_into: mergedInto, merged_from: from } = row;
  const mergedFrom = JSON.parse(from) as ContactId[];
  return { contactId, accountId, number, name, email, phone, mergedInto, mergedFrom };
}
