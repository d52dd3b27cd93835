import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Take the chat of a queue whose turn it is. (B-5) */
export const takeNextChat = promise({
  name: "chat.take-next",
  permission: "chat.handle",
  payload: z.strictObject({ queueId: fields.queueId }),
});
