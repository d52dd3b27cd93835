import { useCallback, useSyncExternalStore } from "react";
import type { ChatId } from "#contract/ids.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import type { Draft, DraftKind } from "./draft-store.ts";

/** One draft, in however many places it is shown. (B-23) */
export function useDraft(kind: DraftKind, chatId: ChatId): readonly [Draft, (draft: Draft) => void] {
  const { drafts, session } = useSignedInDesk();
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.read(kind, chatId));
  const write = useCallback(
    (next: Draft) => drafts.write(kind, chatId, { draft: next, now: session.now() }),
    [drafts, session, kind, chatId],
  );
  return [draft, write];
}
