import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** The customer ends the chat. (B-16, B-50) */
export const customerLeave = promise({
  name: "customer.leave",
  permission: "customer.chat",
  payload: z.strictObject({ chatId: fields.chatId }),
});
