import { z } from "zod";
import { promise } from "../commands/command.ts";

/** The customers' names in the asker's own notices, also of chats that the page has never shown. (B-3) */
export const readNoticeNames = promise({
  name: "notice.names",
  permission: "chat.read",
  payload: z.strictObject({}),
});
