import type { ContactId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { idFromCommand } from "./id-from-command.ts";

export function saveContact({ logs, clock }: { logs: Logs; clock: Clock }): StaffProcedure<"contact.save"> {
  return {
    turn: ({ contactId }, { commandId, accountId }) =>
      contactId ?? idFromCommand<ContactId>("contact", accountId, commandId),
    async prepare({ contactId, ...fields }, { accountId, userId, commandId }) {
      const id = contactId ?? idFromCommand<ContactId>("contact", accountId, commandId);
      const known = await logs.load("contact", id);
      return () => {
        const contact = logs.peek("contact", id) ?? known;
        if (contactId !== null && contact?.accountId !== accountId) {
          return { refused: "contact-unknown" };
        }
        return [
          {
            log: "contact",
            id,
            event: { type: "contact.saved", at: clock.now(), by: userId, fields },
          },
        ];
      };
    },
  };
}
