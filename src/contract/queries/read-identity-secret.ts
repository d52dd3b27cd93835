import { z } from "zod";
import * as fields from "../fields.ts";
import type { IdentityKeyId } from "../ids.ts";
import { promise } from "../commands/command.ts";

/** The secret of a key that has just been made, to be put into the company's server. (B-75) */
export const readIdentitySecret = promise({
  name: "identity-key.secret",
  permission: "account.change",
  payload: z.strictObject({ identityKeyId: fields.id<IdentityKeyId>() }),
});
