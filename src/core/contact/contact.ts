import type { Happened } from "../author.ts";
import type { AccountId, ContactId } from "../ids.ts";

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
}

export interface ContactEvent extends Happened {
  readonly type: "contact.saved";
  readonly fields: ContactFields;
}

export function evolveContact(
  contact: { readonly contactId: ContactId; readonly accountId: AccountId; readonly number: number },
  event: ContactEvent,
): Contact {
  return {
    contactId: contact.contactId,
    accountId: contact.accountId,
    number: contact.number + 1,
    ...event.fields,
  };
}
