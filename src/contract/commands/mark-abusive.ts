import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Call the behaviour of one's chat's customer abusive, or take that back, until the chat is closed. (B-56) */
export const markAbusive = promise({
  name: "chat.mark-abusive",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId, isAbusive: z.boolean() }),
});
