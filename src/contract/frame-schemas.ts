import { z } from "zod";
import * as fields from "./fields.ts";
import { challengeNumbersMax, heldChatsMax, offlinePagesMax } from "./limits.ts";

const version = z.int().min(0).max(1_000_000);

const held = { number: fields.eventNumber, history: fields.historyMark };
const have = z.strictObject(held).nullable();

const proof = z.strictObject({
  token: z.string().regex(/^[\w.-]{1,64}$/),
  number: z.int().min(0).max(challengeNumbersMax),
});

/**
 * The schema of a client's frame. Payloads of commands and queries are validated afterwards against their own
 * schemas, so that an error can name the command or query.
 */
export const clientFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("hello-staff"), version, userId: fields.userId.optional() }),
  z.strictObject({
    type: z.literal("hello-customer"),
    version,
    secret: fields.customerProof.nullable(),
    have: z.array(z.strictObject({ chatId: fields.chatId, ...held })).max(heldChatsMax),
  }),
  z.strictObject({
    type: z.literal("command"),
    id: fields.commandId,
    name: z.string().max(50),
    payload: z.unknown(),
    proof: proof.optional(),
  }),
  z.strictObject({
    type: z.literal("query"),
    id: fields.commandId,
    name: z.string().max(50),
    payload: z.unknown(),
  }),
  z.strictObject({ type: z.literal("typing"), chatId: fields.chatId, on: z.boolean() }),
  z.strictObject({
    type: z.literal("mark"),
    chatId: fields.chatId,
    delivered: fields.eventNumber,
    seen: fields.eventNumber,
  }),
  z.strictObject({ type: z.literal("open"), chatId: fields.chatId, have }),
  z.strictObject({ type: z.literal("close"), chatId: fields.chatId }),
  z.strictObject({ type: z.literal("watch"), queueId: fields.queueId.nullable() }),
  z.strictObject({ type: z.literal("watch-board"), on: z.boolean() }),
  z.strictObject({
    type: z.literal("show-offline-messages"),
    pages: z.int().min(1).max(offlinePagesMax),
  }),
  z.strictObject({ type: z.literal("catch-up"), chatId: fields.chatId, have }),
]);

export type ReceivedFrame = z.output<typeof clientFrame>;
