import { sendMessage as decide } from "#core/chat/send-message.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function sendMessage(needs: { logs: Logs; clock: Clock }): StaffProcedure<"message.send"> {
  return onChat(needs, (on, { text, templateId, seenNumber }, now) => {
    // It may have been removed meanwhile, which is no reason not to deliver what was written.
    const template = templateId ? on.account.templates[templateId] : undefined;
    return decide({ ...on, text, seenNumber, templateId: template?.templateId ?? null }, now);
  });
}
