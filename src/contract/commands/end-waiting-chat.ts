import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** End a chat that nobody has taken. Several are ended by a command each: one that is refused stops no other. */
export const endWaitingChat = promise({
  name: "chat.end-waiting",
  permission: "chat.end-waiting",
  payload: z.strictObject({ chatId: fields.chatId }),
});
