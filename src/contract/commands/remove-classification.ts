import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Offer a classification no longer; chats keep it. (B-80) */
export const removeClassification = promise({
  name: "classification.remove",
  by: "administrator",
  payload: z.strictObject({ classificationId: fields.classificationId }),
});
