import { z } from "zod";
import * as fields from "../fields.ts";
import { promise } from "./command.ts";

/** Changes the settings of the account as a whole. (B-80) */
export const changeAccount = promise({
  name: "account.change",
  permission: "account.change",
  payload: z.strictObject({
    name: fields.name,
    allocation: z.enum(["auto", "by-hand"]),
    chatsMax: fields.chatsMax,
    mayTakeAboveMax: z.boolean(),
    transferTo: z.enum(["any", "served"]),
    graceMs: fields.durationMs,
    /** 0 = kept for ever. */
    retentionDays: fields.retentionDays,
    /** How long an answer may be unseen before it is sent by mail. */
    mailAfterMs: fields.durationMs,
    /** By whose clocks days begin and end. */
    timeZone: fields.timeZone,
    /** Left out: as before. */
    files: fields.fileRules.optional(),
  }),
});
