import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Accept a chat that another agent offers. (B-44) */
export const acceptOffer = promise({
  name: "offer.accept",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
