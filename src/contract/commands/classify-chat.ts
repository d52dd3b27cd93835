import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Say what the chat was about; `null` takes it away. (B-51) */
export const classifyChat = promise({
  name: "chat.classify",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId, classificationId: fields.classificationId.nullable() }),
});
