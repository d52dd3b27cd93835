import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Remove a template. (B-34) */
export const removeTemplate = promise({
  name: "template.remove",
  by: "staff",
  payload: z.strictObject({ templateId: fields.templateId }),
});
