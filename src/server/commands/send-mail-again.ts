import type { MailId } from "#core/ids.ts";
import { sendMailAgain as decide } from "#core/mail/send-mail-again.ts";
import { may } from "#core/permission/may.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

/** For anybody who may see the chat, even after its end. */
export function sendMailAgain(needs: {
  logs: Logs;
  clock: Clock;
  ids: Ids;
}): StaffProcedure<"mail.send-again"> {
  return onChat(needs, ({ account, agent, chat }, _payload, now) => {
    const actor = { kind: "staff", account, userId: agent.userId } as const;
    if (!may(actor, "mail.send-again", { kind: "chat", chat })) return { refused: "chat-unknown" };
    return decide({ agent, chat, mailId: needs.ids.next<MailId>() }, now);
  });
}
