import { z } from "zod";
import { promise } from "../commands/command.ts";

/** Sends a mail to the asker's own address and says what became of it. (B-79) */
export const tryMail = promise({
  name: "mail.try",
  permission: "account.change",
  payload: z.strictObject({ language: z.enum(["en", "de"]) }),
});
