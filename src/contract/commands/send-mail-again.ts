import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Send the last mail about a chat once more, after it failed. (B-79) */
export const sendMailAgain = promise({
  name: "mail.send-again",
  permission: "mail.send-again",
  payload: z.strictObject({ chatId: fields.chatId }),
});
