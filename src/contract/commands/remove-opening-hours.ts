import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Remove opening hours that no queue names. (B-15) */
export const removeOpeningHours = promise({
  name: "opening-hours.remove",
  by: "administrator",
  payload: z.strictObject({ openingHoursId: fields.openingHoursId }),
});
