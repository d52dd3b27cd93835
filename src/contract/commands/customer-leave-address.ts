import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** The customer says where they can be reached when they have left. (B-79) */
export const customerLeaveAddress = promise({
  name: "customer.leave-address",
  permission: "customer.chat",
  payload: z.strictObject({ chatId: fields.chatId, email: fields.email }),
});
