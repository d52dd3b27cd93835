import { assignContact as decide } from "#core/chat/assign-contact.ts";
import { loadContact, peekContact } from "../logs/follow-merges.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function assignContact(needs: { logs: Logs; clock: Clock }): StaffProcedure<"contact.assign"> {
  const { logs } = needs;
  const procedure: StaffProcedure<"contact.assign"> = onChat(needs, (on, { contactId }, now) => {
    if (contactId === null) return decide({ ...on, contactId }, now);
    const contact = peekContact(logs, contactId);
    return contact ? decide({ ...on, contactId: contact.contactId }, now) : { refused: "contact-unknown" };
  });
  return {
    ...procedure,
    async prepare(payload, asker) {
      if (payload.contactId !== null) await loadContact(logs, payload.contactId);
      return procedure.prepare(payload, asker);
    },
  };
}
