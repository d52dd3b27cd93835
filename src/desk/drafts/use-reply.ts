import type { ChatId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import { tooLongWords } from "../look/too-long-words.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { type Draft, emptyDraft } from "./draft-store.ts";
import { useDraft } from "./use-draft.ts";

interface Reply {
  readonly draft: Draft;
  readonly maySend: boolean;
  /** By how much it is too long, in words. */
  readonly tooLong: string;
  type(text: string): void;
  send(): void;
}

/** The reply to one chat: typing shows the customer "is typing", sending empties the draft. */
export function useReply(chatId: ChatId): Reply {
  const { session } = useSignedInDesk();
  const [draft, write] = useDraft("reply", chatId);
  const tooLong = tooLongWords(draft.text, messageTextLengthMax);
  const maySend = draft.text.trim() !== "" && tooLong === "";
  return {
    draft,
    maySend,
    tooLong,
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
