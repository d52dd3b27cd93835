import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";
import { contactFields } from "./save-contact.ts";

/** Two contacts are one person: the first stands for both, and these fields are what it says. (B-35) */
export const mergeContacts = promise({
  name: "contact.merge",
  permission: "contact.keep",
  payload: z.strictObject({ contactId: fields.contactId, otherId: fields.contactId, ...contactFields }),
});
