import { cutText } from "#client/cut-text.ts";
import { useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { CommandId } from "#contract/ids.ts";
import { notify } from "../notifications/notification-list.ts";
import { useDesk } from "../session/use-desk.ts";
import { words } from "../words/words.ts";
import { wordsForError } from "../words/words-for-error.ts";

/** Most characters of a reply quoted in its notification. */
const quotedLength = 80;

/**
 * Shows refused replies wherever the agent is. A refusal may arrive after the agent has moved to another
 * chat, or after the chat has left the inbox, and nobody would see it among the chat's lines.
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
        const said = payload.text || words.workspace.filesOnly(payload.fileIds?.length ?? 0);
        const quoted = cutText(said, quotedLength);
        notify({ tone: "refused", words: words.workspace.replyNotSent(quoted, wordsForError(error)) });
      }
    }
  }, [entries, shown]);
  return null;
}
