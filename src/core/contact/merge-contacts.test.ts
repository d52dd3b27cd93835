import { expect, test } from "vitest";
import { byUser } from "../author.ts";
import type { ContactId } from "../ids.ts";
import { at } from "../testing/at.ts";
import { accountId, ada } from "../testing/given-account.ts";
import { chat1 } from "../testing/given-chat.ts";
import { type Contact, evolveContact, newContact } from "./contact.ts";
import { mergeContacts } from "./merge-contacts.ts";

const [jo, joan, jay] = ["jo", "joan", "jay"] as ContactId[] as [ContactId, ContactId, ContactId];
const fields = { name: "Jo", email: "jo@example.org", phone: "1" };
const done = { at: at(9), by: byUser(ada) };
const contactOf = (contactId: ContactId, change: Partial<Contact> = {}): Contact => ({
  ...newContact(accountId, contactId),
  number: 1,
  name: contactId,
  ...change,
});
const merge = (contact: Contact, other: Contact, mergedMax = 3) =>
  mergeContacts({ contact, other, fields, liveChatIds: [chat1], userId: ada, mergedMax }, at(9));

test("[B-35] the first contact stands for both, with the fields that were chosen, and has their live chats", () => {
  expect(merge(contactOf(jo), contactOf(joan))).toEqual([
    { log: "contact", id: jo, event: { type: "contact.merged", ...done, from: [joan], fields } },
    { log: "contact", id: joan, event: { type: "contact.merged-into", ...done, into: jo } },
    { log: "chat", id: chat1, event: { type: "contact.assigned", ...done, contactId: jo } },
  ]);
  const first = evolveContact(contactOf(jo), { type: "contact.merged", ...done, from: [joan], fields });
  expect(first).toEqual(contactOf(jo, { number: 2, ...fields, mergedFrom: [joan] }));
  const other = evolveContact(contactOf(joan), { type: "contact.merged-into", ...done, into: jo });
  expect(other).toEqual(contactOf(joan, { number: 2, mergedInto: jo }));
});

test("[B-35] it stands for those, too, for which the other one stood", () => {
  const changes = merge(contactOf(jo), contactOf(joan, { mergedFrom: [jay] }));
  expect(changes).toMatchObject([
    { id: jo, event: { from: [joan, jay] } },
    { id: joan, event: { into: jo } },
    { id: jay, event: { into: jo } },
    { id: chat1 },
  ]);
});

test("[B-35] one is not merged with itself, nor one that was merged, nor without end", () => {
  expect(merge(contactOf(jo), contactOf(jo))).toEqual({ refused: "same-contact" });
  const merged = contactOf(joan, { mergedInto: jay });
  expect(merge(contactOf(jo), merged)).toEqual({ refused: "contact-merged", name: "joan" });
  expect(merge(merged, contactOf(jo))).toEqual({ refused: "contact-merged", name: "joan" });
  const large = contactOf(jo, { mergedFrom: [jay] });
  expect(merge(large, contactOf(joan), 2)).not.toHaveProperty("refused");
  expect(merge(large, contactOf(joan), 1)).toEqual({ refused: "too-many-merged", max: 1 });
});
