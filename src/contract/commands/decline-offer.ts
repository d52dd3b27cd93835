import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Decline a chat that another agent offers. (B-44) */
export const declineOffer = promise({
  name: "offer.decline",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
