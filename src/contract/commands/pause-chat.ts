import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Keep a chat without working on it. (B-40) */
export const pauseChat = promise({
  name: "chat.pause",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
