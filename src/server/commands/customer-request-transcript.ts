import type { MailId } from "#core/ids.ts";
import { requestTranscript } from "#core/mail/request-transcript.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import { onOwnChat } from "./on-own-chat.ts";
import type { CustomerProcedure } from "./procedure.ts";

export function customerRequestTranscript(needs: {
  logs: Logs;
  clock: Clock;
  ids: Ids;
}): CustomerProcedure<"customer.request-transcript"> {
  return onOwnChat(needs, (on, { email }, now) =>
    requestTranscript({ ...on, email, mailId: needs.ids.next<MailId>() }, now),
  );
}
