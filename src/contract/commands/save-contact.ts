import { z } from "zod";
import * as fields from "../fields.ts";
import { phoneLengthMax } from "../limits.ts";
import { promise } from "./command.ts";

/** Everything that can be known of a person. */
export const contactFields = {
  name: fields.name,
  email: z.union([z.literal(""), fields.email]),
  phone: z.string().max(phoneLengthMax).refine(fields.isStorable),
};

/** Create a contact (`contactId: null`) or change one. (B-35) */
export const saveContact = promise({
  name: "contact.save",
  permission: "contact.keep",
  payload: z.strictObject({ contactId: fields.contactId.nullable(), ...contactFields }),
});
