import { z } from "zod";
import * as fields from "../fields.ts";
import { searchTextLengthMax } from "../limits.ts";
import { promise } from "../commands/command.ts";

/** Searches contacts whose name, e-mail or phone begins with or contains this text. (B-35) */
export const searchContacts = promise({
  name: "contact.search",
  permission: "contact.keep",
  payload: z.strictObject({ text: z.string().max(searchTextLengthMax).refine(fields.isStorable) }),
});
