import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "../commands/command.ts";

/** Chats of the same person before this one, newest first. (B-25) */
export const readEarlierChats = promise({
  name: "chat.earlier",
  permission: "chat.read",
  payload: z.strictObject({ chatId: fields.chatId }),
});
