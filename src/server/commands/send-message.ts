import { sendMessage as decide } from "#core/chat/send-message.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function sendMessage(needs: { logs: Logs; clock: Clock }): StaffProcedure<"message.send"> {
  return onChat(needs, (on, { text, templateId, seenNumber }, now) => {
    // A template removed in the meantime does not keep the message from being sent.
    const template = templateId ? on.account.templates[templateId] : undefined;
    return decide({ ...on, text, seenNumber, templateId: template?.templateId ?? null }, now);
  });
}
