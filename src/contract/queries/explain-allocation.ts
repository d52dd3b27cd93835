import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "../commands/command.ts";

/** Why did this chat go, or not go, to an agent? (B-13) */
export const explainAllocation = promise({
  name: "chat.explain",
  permission: "chat.read",
  payload: z.strictObject({ chatId: fields.chatId }),
});
