import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/**
 * End a chat; wrap-up follows where the queue has one. With `seenNumber`, the last event that whoever ends it had
 * seen, it is refused when the customer has written since; without it, it is not. (B-50)
 */
export const endChat = promise({
  name: "chat.end",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId, seenNumber: fields.eventNumber.optional() }),
});
