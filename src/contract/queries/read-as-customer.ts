import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "../commands/command.ts";

/** Lines of one's own chat before `before`, newest last. */
export const readAsCustomer = promise({
  name: "customer.read",
  permission: "customer.chat",
  payload: z.strictObject({ chatId: fields.chatId, before: fields.eventNumber }),
});
