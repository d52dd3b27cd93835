import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Internal text on a chat. (B-39) */
export const addNote = promise({
  name: "note.add",
  permission: "note.add",
  payload: z.strictObject({ chatId: fields.chatId, text: fields.messageText }),
});
