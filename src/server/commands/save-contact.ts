import { byUser } from "#core/author.ts";
import type { ContactId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import type { ContactCount } from "./contact-count.ts";
import { idFromCommand } from "./id-from-command.ts";
import type { ListLimits } from "./list-limits.ts";

export function saveContact({
  logs,
  clock,
  contactCount,
  limits,
}: {
  logs: Logs;
  clock: Clock;
  contactCount: ContactCount;
  limits: ListLimits;
}): StaffProcedure<"contact.save"> {
  return {
    turn: ({ contactId }, { commandId, accountId }) =>
      contactId ?? idFromCommand<ContactId>("contact", accountId, commandId),
    async prepare({ contactId, ...fields }, { accountId, userId, commandId }) {
      const id = contactId ?? idFromCommand<ContactId>("contact", accountId, commandId);
      const known = await logs.load("contact", id);
      if (contactId === null) await contactCount.load();
      return () => {
        const contact = logs.peek("contact", id) ?? known;
        if (contactId !== null && !contact) {
          return { refused: "contact-unknown" };
        }
        if (contact?.mergedInto) return { refused: "contact-merged", name: contact.name };
        const { contacts: max } = limits;
        if (contactId === null && contactCount.now >= max) {
          return { refused: "list-full", list: "contact", max };
        }
        return [
          {
            log: "contact",
            id,
            event: { type: "contact.saved", at: clock.now(), by: byUser(userId), fields },
          },
        ];
      };
    },
  };
}
