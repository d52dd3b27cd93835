import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Return a chat to its queue. (B-42) */
export const putBackChat = promise({
  name: "chat.put-back",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId, note: fields.noteText }),
});
