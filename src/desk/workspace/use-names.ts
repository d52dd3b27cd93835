import { useMemo } from "react";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCards } from "../session/use-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { authorName } from "./author-name.ts";
import type { Names } from "./line-words.ts";
import { words } from "../words/words.ts";

/**
 * The names that lines mention. Reads queues without subscribing: their cards change with every arrival, and
 * thousands of lines would render again for a counter that none of them shows.
 */
export function useNames(): Names {
  const { model } = useSignedInDesk().session;
  const user = useUserName();
  const classifications = useCards("classification");
  return useMemo(
    () => ({
      user,
      author: (by) => authorName(by, user),
      queue: (queueId) => model.get().desk.cards.queue[queueId]?.name ?? words.chatLog.anotherQueue,
      classification: (id) => classifications[id]?.name ?? words.chatLog.anotherClassification,
    }),
    [user, model, classifications],
  );
}
