import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** The customer says something: in the chat they are in, else in a new one. (B-78) */
export const customerWrite = promise({
  name: "customer.write",
  permission: "customer.chat",
  payload: z
    .strictObject({
      /** The chat their browser shows; `null` before the first. */
      chatId: fields.chatId.nullable(),
      /** Number of the last event of it that their browser had when they wrote. */
      seenNumber: fields.eventNumber,
      ...fields.said,
      /** Answers to the form before a chat, where these words begin one. (B-73) */
      form: fields.formAnswers.optional(),
      page: fields.place,
      browser: fields.place,
      language: fields.place,
    })
    .refine(fields.saysSomething, { path: ["text"] }),
});
