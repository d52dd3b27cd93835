import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Make an inbox item the active item. (B-21) */
export const playChat = promise({
  name: "chat.play",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
