import { z } from "zod";
import { promise } from "../commands/command.ts";

/** The mail server by which mails go to customers. (B-79) */
export const readMailServer = promise({
  name: "mail.server",
  permission: "account.change",
  payload: z.strictObject({}),
});
