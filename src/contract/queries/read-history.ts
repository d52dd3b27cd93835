import { z } from "zod";
import * as fields from "../fields.ts";
import { searchTextLengthMax } from "../limits.ts";
import { promise } from "../commands/command.ts";

/** Chats that an agent has or had in their inbox, those first that came there last. (B-95) */
export const readHistory = promise({
  name: "chat.history",
  permission: "history.read",
  payload: z.strictObject({
    /** `null`: the asker. */
    userId: fields.userId.nullable(),
    /** Only those that came into the inbox from this time on, and before that one. */
    from: fields.time.nullable(),
    to: fields.time.nullable(),
    queueId: fields.queueId.nullable(),
    classificationId: fields.classificationId.nullable(),
    ended: z.enum(["customer", "agent", "abandoned"]).nullable(),
    /** Words of the contact's name, e-mail or phone; empty = of anybody. */
    text: z.string().max(searchTextLengthMax).refine(fields.isStorable),
    /** The end of the page before; `null`: the first page. */
    after: z.strictObject({ ownedAt: fields.time, chatId: fields.chatId }).nullable(),
  }),
});
