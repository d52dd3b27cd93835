import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** The customer's rating of a chat that has ended. (B-57) */
export const customerRate = promise({
  name: "customer.rate",
  permission: "customer.chat",
  payload: z.strictObject({
    chatId: fields.chatId,
    stars: z.int().min(1).max(5),
    /** May be empty. */
    comment: fields.commentText,
  }),
});
