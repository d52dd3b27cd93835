import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Add a group (`groupId: null`) or rename one. (B-80) */
export const saveGroup = promise({
  name: "group.save",
  by: "administrator",
  payload: z.strictObject({ groupId: fields.groupId.nullable(), name: fields.name }),
});
