import type { ChatId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { type Draft, emptyDraft } from "./draft-store.ts";
import { useDraft } from "./use-draft.ts";

interface Reply {
  readonly draft: Draft;
  readonly maySend: boolean;
  /** Number of characters above the limit. */
  readonly tooLongBy: number;
  type(text: string): void;
  send(): void;
}

/** The reply to one chat: typing shows the customer "is typing", sending empties the draft. */
export function useReply(chatId: ChatId): Reply {
  const { session } = useSignedInDesk();
  const [draft, write] = useDraft("reply", chatId);
  const tooLongBy = Math.max(0, draft.text.length - messageTextLengthMax);
  const maySend = draft.text.trim() !== "" && tooLongBy === 0;
  return {
    draft,
    maySend,
    tooLongBy,
    type(text) {
      write({ text, templateId: text === "" ? null : draft.templateId });
      session.pressKey(chatId);
    },
    send() {
      if (!maySend) return;
      session.sendMessage({ chatId, text: draft.text.trimEnd(), templateId: draft.templateId });
      write(emptyDraft);
    },
  };
}
