import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Answer the customer of the active item. (B-29) */
export const sendMessage = promise({
  name: "message.send",
  permission: "chat.handle",
  payload: z.strictObject({
    chatId: fields.chatId,
    /** Number of the last event of it that their desk showed when they wrote: what came later is not answered. (B-32) */
    seenNumber: fields.eventNumber,
    text: fields.messageText,
    templateId: fields.templateId.nullable(),
  }),
});
