import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Take back an offer of one's own. (B-44) */
export const withdrawOffer = promise({
  name: "offer.withdraw",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
