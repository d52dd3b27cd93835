import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** The customer has the chat sent to an address. (B-57) */
export const customerRequestTranscript = promise({
  name: "customer.request-transcript",
  permission: "customer.chat",
  payload: z.strictObject({ chatId: fields.chatId, email: fields.email }),
});
