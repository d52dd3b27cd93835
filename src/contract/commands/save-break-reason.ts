import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Add a reason for a break (`breakReasonId: null`) or change one. (B-60) */
export const saveBreakReason = promise({
  name: "break-reason.save",
  by: "administrator",
  payload: z.strictObject({
    breakReasonId: fields.breakReasonId.nullable(),
    name: fields.name,
    maxMs: fields.durationMs.nullable(),
  }),
});
