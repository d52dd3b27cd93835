import { z } from "zod";
import * as fields from "../fields.ts";
import { waitingMaxMax } from "../limits.ts";
import { promise } from "./command.ts";

/** Add a queue (`queueId: null`) or change one. (B-80) */
export const saveQueue = promise({
  name: "queue.save",
  by: "administrator",
  payload: z.strictObject({
    queueId: fields.queueId.nullable(),
    name: fields.name,
    priority: z.int().min(-100).max(100),
    groupIds: fields.idList(fields.groupId),
    allocation: z.enum(["auto", "by-hand"]).nullable(),
    chatsMax: fields.chatsMax.nullable(),
    allocateWhileHandling: z.boolean(),
    replyTargetMs: fields.durationMs,
    leavingMs: fields.durationMs,
    openingHoursId: fields.openingHoursId.nullable(),
    waitingMax: z.int().min(0).max(waitingMaxMax),
    mayWaitUnattended: z.boolean(),
    wrapUp: z.strictObject({
      mode: z.enum(["off", "unlimited", "timed"]),
      durationMs: fields.durationMs,
      extensionMs: fields.durationMs,
      extensionsMax: z.int().min(0).max(100),
      pausedMaxMs: fields.durationMs,
    }),
    announcements: fields.announcements,
  }),
});
