import { z } from "zod";
import * as fields from "../fields.ts";
import { searchTextLengthMax } from "../limits.ts";
import { promise } from "../commands/command.ts";

/** Where a chat can be moved, and the agents whose name holds this text. (B-43, B-44) */
export const listTransferTargets = promise({
  name: "chat.transfer-targets",
  permission: "chat.handle",
  payload: z.strictObject({
    chatId: fields.chatId,
    text: z.string().max(searchTextLengthMax).refine(fields.isStorable),
  }),
});
