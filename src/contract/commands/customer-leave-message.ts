import { z } from "zod";
import { maskCardNumbers } from "../mask-card-numbers.ts";
import * as fields from "../fields.ts";
import { nameLengthMax } from "../limits.ts";
import { promise } from "./command.ts";

/** The customer leaves a message because no chat can be had. (B-73) */
export const customerLeaveMessage = promise({
  name: "customer.leave-message",
  permission: "customer.chat",
  payload: z.strictObject({
    /** May be empty. */
    name: z.string().trim().max(nameLengthMax).refine(fields.isStorable).overwrite(maskCardNumbers),
    email: fields.email,
    text: fields.messageText,
    /** The topic that was chosen: the message goes to its queue. */
    topicId: fields.topicId.nullable().optional(),
    page: fields.place,
    /** The browser's preferred language. */
    language: fields.place,
  }),
});
