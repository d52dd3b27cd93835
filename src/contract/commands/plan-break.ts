import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/**
 * Finish one's chats, then go on break: nothing new is allocated, and the break begins when the last chat leaves.
 * Choosing any status calls it off. (B-61)
 */
export const planBreak = promise({
  name: "break.plan",
  permission: "chat.handle",
  payload: z.strictObject({ breakReasonId: fields.breakReasonId }),
});
