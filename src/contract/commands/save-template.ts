import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Add a template (`templateId: null`) or change one; shared ones are for administrators. (B-34) */
export const saveTemplate = promise({
  name: "template.save",
  by: "staff",
  payload: z.strictObject({
    templateId: fields.templateId.nullable(),
    name: fields.name,
    text: fields.messageText,
    queueIds: fields.idList(fields.queueId),
    personal: z.boolean(),
  }),
});
