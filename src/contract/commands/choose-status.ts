import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Say whether one is there. (B-60) */
export const chooseStatus = promise({
  name: "status.choose",
  permission: "desk.use",
  payload: z.strictObject({
    base: z.enum(["available", "break", "unavailable"]),
    breakReasonId: fields.breakReasonId.nullable(),
  }),
});
