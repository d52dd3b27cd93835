import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Remove a group that nothing refers to. (B-80) */
export const removeGroup = promise({
  name: "group.remove",
  by: "administrator",
  payload: z.strictObject({ groupId: fields.groupId }),
});
