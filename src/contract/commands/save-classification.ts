import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Add a classification (`classificationId: null`) or change one. (B-80) */
export const saveClassification = promise({
  name: "classification.save",
  by: "administrator",
  payload: z.strictObject({
    classificationId: fields.classificationId.nullable(),
    name: fields.name,
    parentId: fields.classificationId.nullable(),
  }),
});
