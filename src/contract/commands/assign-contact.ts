import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Say which contact the customer is; `null` takes it away. (B-35) */
export const assignContact = promise({
  name: "contact.assign",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId, contactId: fields.contactId.nullable() }),
});
