import type { ContactEvent } from "#core/contact/contact.ts";
import { contactWords } from "#core/contact/contact-words.ts";
import type { ContactId } from "#core/ids.ts";
import { changeOf } from "../logs/evolve-state.ts";
import type { Follower } from "./follower.ts";

/** The words under which contacts are searched for. (B-84) */
export const contactWordsFollower: Follower = {
  name: "contact-words",
  version: 1,
  kinds: ["contact"],
  follow(events) {
    return events.map((event) => {
      const { accountId, logId } = event;
      const contactId = logId as ContactId;
      const change = changeOf(event) as ContactEvent;
      // A contact that was merged is found as the one that stands for it.
      const words = change.type === "contact.merged-into" ? [] : contactWords(change.fields);
      const rows = words.map((word) => ({ account_id: accountId, word, contact_id: contactId }));
      return { table: "contact_word", key: contactId, rows };
    });
  },
};
