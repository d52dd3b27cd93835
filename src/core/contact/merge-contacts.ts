import { byUser } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import type { ChatId, UserId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import type { Contact, ContactFields } from "./contact.ts";

interface Merging {
  /** The contact that stays. */
  readonly contact: Contact;
  /** The contact that is the same person. */
  readonly other: Contact;
  /** Everything known of that person from now on. */
  readonly fields: ContactFields;
  /** Live chats assigned to the other contact. */
  readonly liveChatIds: readonly ChatId[];
  readonly userId: UserId;
  readonly mergedMax: number;
}

/**
 * Two contacts are one person: the first stands for both from now on. Live chats of the other are assigned to
 * it; finished ones keep the id that their logs say, which leads to it. (B-35, B-84)
 */
export function mergeContacts(merging: Merging, now: number): Change[] | Refusal {
  const { contact, other, fields, liveChatIds, userId, mergedMax } = merging;
  const { contactId } = contact;
  if (contactId === other.contactId) return { refused: "same-contact" };
  for (const one of [contact, other]) {
    if (one.mergedInto) return { refused: "contact-merged", name: one.name };
  }
  const from = [other.contactId, ...other.mergedFrom];
  if (contact.mergedFrom.length + from.length > mergedMax) {
    return { refused: "too-many-merged", max: mergedMax };
  }
  const done = { at: now, by: byUser(userId) };
  return [
    { log: "contact", id: contactId, event: { type: "contact.merged", ...done, from, fields } },
    ...from.map((id): Change => {
      const event = { type: "contact.merged-into", ...done, into: contactId } as const;
      return { log: "contact", id, event };
    }),
    ...liveChatIds.map((chatId) => inChat(chatId, { type: "contact.assigned", ...done, contactId })),
  ];
}
