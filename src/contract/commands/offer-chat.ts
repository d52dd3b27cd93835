import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Offer a chat of one's own to another agent, who may accept it. (B-44) */
export const offerChat = promise({
  name: "chat.offer",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId, toUserId: fields.userId, note: fields.noteText }),
});
