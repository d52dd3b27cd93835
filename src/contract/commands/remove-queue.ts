import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Remove a queue without chats. (B-80) */
export const removeQueue = promise({
  name: "queue.remove",
  by: "administrator",
  payload: z.strictObject({ queueId: fields.queueId }),
});
