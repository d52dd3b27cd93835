import { assignContact as decide } from "#core/chat/assign-contact.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function assignContact(needs: { logs: Logs; clock: Clock }): StaffProcedure<"contact.assign"> {
  const { logs } = needs;
  const procedure: StaffProcedure<"contact.assign"> = onChat(needs, (on, { contactId }, now) => {
    const contact = contactId === null ? null : logs.peek("contact", contactId);
    if (contactId !== null && !contact) {
      return { refused: "contact-unknown" };
    }
    return decide({ ...on, contactId }, now);
  });
  return {
    ...procedure,
    async prepare(payload, asker) {
      if (payload.contactId !== null) await logs.load("contact", payload.contactId);
      return procedure.prepare(payload, asker);
    },
  };
}
