import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Answer the customer of the active item. (B-29) */
export const sendMessage = promise({
  name: "message.send",
  permission: "chat.handle",
  payload: z
    .strictObject({
      chatId: fields.chatId,
      /**
       * Number of the last event of the chat that the desk showed when the agent wrote. Later messages stay
       * unanswered. (B-32)
       */
      seenNumber: fields.eventNumber,
      ...fields.said,
      /** Answers for the customer to choose from. */
      choices: fields.choices,
      templateId: fields.templateId.nullable(),
    })
    .refine(fields.saysSomething, { path: ["text"] }),
});
