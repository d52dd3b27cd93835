import { byUser } from "../author.ts";
import { expect, test } from "vitest";
import type { ContactId } from "../ids.ts";
import { at } from "../testing/at.ts";
import { accountId, ada } from "../testing/given-account.ts";
import { evolveContact, newContact } from "./contact.ts";

test("[B-35] a contact is what was saved of it last", () => {
  const contactId = "contact" as ContactId;
  const fields = { name: "Jo", email: "jo@example.org", phone: "1" };
  const saved = { type: "contact.saved", at: at(0), by: byUser(ada) } as const;
  const unmerged = { mergedInto: null, mergedFrom: [] };
  const first = evolveContact(newContact(accountId, contactId), { ...saved, fields });
  expect(first).toEqual({ contactId, accountId, number: 1, ...fields, ...unmerged });
  const second = evolveContact(first, { ...saved, fields: { ...fields, phone: "2" } });
  expect(second).toEqual({ contactId, accountId, number: 2, ...fields, phone: "2", ...unmerged });
});
