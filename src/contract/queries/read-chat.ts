import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "../commands/command.ts";

/** Lines of a chat before `before`, newest last. */
export const readChat = promise({
  name: "chat.read",
  permission: "chat.read",
  payload: z.strictObject({ chatId: fields.chatId, before: fields.eventNumber }),
});
