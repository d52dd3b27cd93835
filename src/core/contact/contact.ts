import type { AccountId, ContactId, UserId } from "../ids.ts";

/** What the company knows of a person. */
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

export interface ContactEvent {
  readonly type: "contact.saved";
  readonly at: number;
  readonly by: UserId;
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
