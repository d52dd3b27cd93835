import { emailLengthMax, nameLengthMax } from "#contract/limits.ts";
import { z } from "zod";

/** The data for a new account, without its administrator's password. */
export const foundingForm = z.strictObject({
  accountName: z.string().trim().min(1).max(nameLengthMax),
  name: z.string().trim().min(1).max(nameLengthMax),
  email: z.email().max(emailLengthMax),
});

export type FoundingForm = z.infer<typeof foundingForm>;
