import { z } from "zod";
import { isStorable } from "../fields.ts";
import { identityTokenLengthMax } from "../limits.ts";
import { promise } from "./command.ts";

/** The company says who its customer is, by a token that its server has signed. (B-75) */
export const customerIdentify = promise({
  name: "customer.identify",
  permission: "customer.chat",
  payload: z.strictObject({ token: z.string().max(identityTokenLengthMax).refine(isStorable) }),
});
