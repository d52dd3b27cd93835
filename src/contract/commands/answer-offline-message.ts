import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Makes a chat of an offline message, in the inbox of whoever asks, to answer in it. (B-73, B-79) */
export const answerOfflineMessage = promise({
  name: "offline-message.answer",
  permission: "offline-message.finish",
  payload: z.strictObject({ offlineMessageId: fields.offlineMessageId }),
});
