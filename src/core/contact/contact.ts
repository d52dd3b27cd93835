import type { Happened } from "../author.ts";
import type { AccountId, ContactId } from "../ids.ts";
import { unreachable } from "../unreachable.ts";

/** The company's details of a person. */
export interface ContactFields {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export interface Contact extends ContactFields {
  readonly contactId: ContactId;
  readonly accountId: AccountId;
  readonly number: number;
  /** The contact that stands for this one, which stands for itself; `null` for nearly all. */
  readonly mergedInto: ContactId | null;
  /** All contacts for which this one stands, also those that came with one of them. */
  readonly mergedFrom: readonly ContactId[];
}

export type ContactEvent = Happened &
  (
    | { readonly type: "contact.saved"; readonly fields: ContactFields }
    /** From now on this contact stands for those, too. */
    | {
        readonly type: "contact.merged";
        readonly from: readonly ContactId[];
        readonly fields: ContactFields;
      }
    /** From now on that contact stands for this one. */
    | { readonly type: "contact.merged-into"; readonly into: ContactId }
  );

/** A contact without events. */
export function newContact(accountId: AccountId, contactId: ContactId): Contact {
  const fields = { name: "", email: "", phone: "" };
  return { contactId, accountId, number: 0, ...fields, mergedInto: null, mergedFrom: [] };
}

export function evolveContact(contact: Contact, event: ContactEvent): Contact {
  const number = contact.number + 1;
  switch (event.type) {
    case "contact.saved":
      return { ...contact, ...event.fields, number };
    case "contact.merged":
      return {
        ...contact,
        ...event.fields,
        mergedFrom: [...contact.mergedFrom, ...event.from],
        number,
      };
    case "contact.merged-into":
      return { ...contact, mergedInto: event.into, number };
    default:
      return unreachable(event);
  }
}
