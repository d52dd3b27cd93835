import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Add a place where chats come in (`widgetId: null`) or change one. (B-80) */
export const saveWidget = promise({
  name: "widget.save",
  by: "administrator",
  payload: z.strictObject({
    widgetId: fields.widgetId.nullable(),
    name: fields.name,
    queueId: fields.queueId,
  }),
});
