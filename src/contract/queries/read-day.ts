import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "../commands/command.ts";

/** An agent's own day so far; `null`: the asker's. What each figure says is in `docs/metrics.md`. (B-95) */
export const readDay = promise({
  name: "agent.day",
  permission: "history.read",
  payload: z.strictObject({ userId: fields.userId.nullable() }),
});
