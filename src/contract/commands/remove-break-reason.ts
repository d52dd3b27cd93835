import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Offer a reason for a break no longer. (B-60) */
export const removeBreakReason = promise({
  name: "break-reason.remove",
  by: "administrator",
  payload: z.strictObject({ breakReasonId: fields.breakReasonId }),
});
