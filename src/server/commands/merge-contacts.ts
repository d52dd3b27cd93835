import { mergedContactsMax } from "#contract/limits.ts";
import { mergeContacts as decide } from "#core/contact/merge-contacts.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";

/** Runs alone, so that no chat is assigned to a contact while another comes to stand for it. */
export function mergeContacts({
  logs,
  clock,
}: {
  logs: Logs;
  clock: Clock;
}): StaffProcedure<"contact.merge"> {
  return {
    isAlone: true,
    turn: ({ contactId }) => contactId,
    async prepare({ contactId, otherId, ...fields }, { userId }) {
      const known = await logs.load("contact", contactId);
      const otherKnown = await logs.load("contact", otherId);
      // Those for which the other one stands are told, too, and saved with it.
      for (const id of otherKnown?.mergedFrom ?? []) await logs.load("contact", id);
      return () => {
        const contact = logs.peek("contact", contactId) ?? known;
        const other = logs.peek("contact", otherId) ?? otherKnown;
        if (!contact || !other) return { refused: "contact-unknown" };
        const liveChatIds = [...logs.liveChats()].flatMap((chat) =>
          chat.contactId === otherId ? chat.chatId : [],
        );
        const mergedMax = mergedContactsMax;
        return decide({ contact, other, fields, liveChatIds, userId, mergedMax }, clock.now());
      };
    },
  };
}
