import { z } from "zod";
import * as fields from "../fields.ts";
import { passwordLengthMax, passwordLengthMin } from "../limits.ts";
import { promise } from "./command.ts";

/** Add a user (`userId: null`, with a first password) or change one. (B-80) */
export const saveUser = promise({
  name: "user.save",
  by: "administrator",
  payload: z
    .strictObject({
      userId: fields.userId.nullable(),
      name: fields.name,
      email: fields.email,
      role: z.enum(["agent", "supervisor", "administrator"]),
      webchat: z.boolean(),
      groupIds: fields.idList(fields.groupId),
      chatsMax: fields.chatsMax.nullable(),
      disabled: z.boolean(),
      /** A new password, which ends the user's sessions; `null` leaves the old one. */
      password: z.string().min(passwordLengthMin).max(passwordLengthMax).nullable(),
    })
    .refine(({ userId, password }) => userId !== null || password !== null, {
      path: ["password"],
      message: "A new user needs a first password",
    }),
});
