import { z } from "zod";
import { promise } from "../commands/command.ts";

/** A key by which the customer's page sends and fetches files over HTTP. (B-38) */
export const readFileKey = promise({
  name: "customer.file-key",
  permission: "customer.chat",
  payload: z.strictObject({}),
});
