import type { ContactView } from "#contract/views/cards.ts";

export const contactFields = ["name", "email", "phone"] as const;
type ContactField = (typeof contactFields)[number];

/** Of each field what is there at all, of the first contact where both have something. */
export function firstChoice(
  contact: Pick<ContactView, ContactField>,
  other: Pick<ContactView, ContactField>,
): Pick<ContactView, ContactField> {
  const of = (field: ContactField) => (contact[field] === "" ? other[field] : contact[field]);
  return { name: of("name"), email: of("email"), phone: of("phone") };
}
