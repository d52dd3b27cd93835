import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Ask a supervisor to have a look at a chat, or no longer. */
export const flagChat = promise({
  name: "chat.flag",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId, isFlagged: z.boolean() }),
});
