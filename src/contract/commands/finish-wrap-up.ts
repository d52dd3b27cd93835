import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Done with a chat that has ended. (B-52) */
export const finishWrapUp = promise({
  name: "wrap-up.finish",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
