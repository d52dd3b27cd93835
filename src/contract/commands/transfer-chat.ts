import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Move a chat to another queue. (B-42) */
export const transferChat = promise({
  name: "chat.transfer",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId, toQueueId: fields.queueId, note: fields.noteText }),
});
