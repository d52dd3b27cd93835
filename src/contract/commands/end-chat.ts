import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** End a chat; wrap-up follows where the queue has one. (B-50) */
export const endChat = promise({
  name: "chat.end",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
