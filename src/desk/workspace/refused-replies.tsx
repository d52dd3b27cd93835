import { cutText } from "#client/cut-text.ts";
import { useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { CommandId } from "#contract/ids.ts";
import { notify } from "../notifications/notification-list.ts";
import { useDesk } from "../session/use-desk.ts";

/** How much of a reply stands in the words that tell of it. */
const quotedLength = 80;

/**
 * A reply may be refused after its agent has gone on to another chat, or after the chat has left
 * their inbox. Among the lines of that chat nobody would see it then, so it is said wherever they are.
 */
export function RefusedReplies() {
  const entries = useDesk((model) => model.outbox);
  const { chatId: shown } = useParams({ strict: false });
  const told = useRef(new Set<CommandId>());
  useEffect(() => {
    for (const { id, payload, error } of entries) {
      if (!error) told.current.delete(id);
      else if (!told.current.has(id)) {
        told.current.add(id);
        if (payload.chatId === shown) continue;
        const quoted = cutText(payload.text, quotedLength);
        notify({ tone: "refused", words: `Your reply “${quoted}” was not sent: ${error.words}` });
      }
    }
  }, [entries, shown]);
  return null;
}
