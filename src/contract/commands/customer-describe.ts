import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** The company's page says something about its customer, in place of what it said before. Nothing proves it. */
export const customerDescribe = promise({
  name: "customer.describe",
  permission: "customer.chat",
  payload: z.strictObject({ chatId: fields.chatId, fields: fields.customerFields }),
});
