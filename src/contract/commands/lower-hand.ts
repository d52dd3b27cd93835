import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Need no help any more. (B-92) */
export const lowerHand = promise({
  name: "chat.lower-hand",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
