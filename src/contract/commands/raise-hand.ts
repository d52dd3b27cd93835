import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Ask for help with a chat of one's own. Words may be left out. (B-92) */
export const raiseHand = promise({
  name: "chat.raise-hand",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId, text: fields.handText }),
});
