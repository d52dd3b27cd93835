import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Say that an offline message has been seen to. (B-73) */
export const finishOfflineMessage = promise({
  name: "offline-message.finish",
  permission: "offline-message.finish",
  payload: z.strictObject({ offlineMessageId: fields.offlineMessageId }),
});
