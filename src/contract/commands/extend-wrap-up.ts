import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** More time for the wrap-up. (B-52) */
export const extendWrapUp = promise({
  name: "wrap-up.extend",
  permission: "chat.handle",
  payload: z.strictObject({ chatId: fields.chatId }),
});
