import { z } from "zod";
import * as fields from "../fields.ts";
import { holidaysMax, timeZoneLengthMax } from "../limits.ts";
import { promise } from "./command.ts";

/** Add opening hours (`openingHoursId: null`) or change some. (B-15) */
export const saveOpeningHours = promise({
  name: "opening-hours.save",
  by: "administrator",
  payload: z.strictObject({
    openingHoursId: fields.openingHoursId.nullable(),
    name: fields.name,
    timeZone: z.string().max(timeZoneLengthMax).refine(fields.isStorable),
    /** Monday first. */
    week: z.array(fields.periods).length(7).readonly(),
    holidays: z
      .array(
        z.strictObject({
          date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
          name: fields.name,
          periods: fields.periods,
        }),
      )
      .max(holidaysMax)
      .readonly(),
  }),
});
