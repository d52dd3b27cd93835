import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Move a waiting chat into one's own inbox. (B-5) */
export const takeChat = promise({
  name: "chat.take",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
