import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Internal text on a chat. (B-39) */
export const addNote = promise({
  name: "note.add",
  by: "staff",
  payload: z.strictObject({ chatId: fields.chatId, text: fields.messageText }),
});
