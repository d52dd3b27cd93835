import type { ChatId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import { tooLongWords } from "../look/too-long-words.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { findUnfilled } from "../templates/placeholders.ts";
import { words } from "../words/words.ts";
import { type Draft, emptyDraft } from "./draft-store.ts";
import { useDraft } from "./use-draft.ts";

interface Reply {
  readonly draft: Draft;
  readonly maySend: boolean;
  /** Why it cannot be sent as it is, in words: too long, or with a template's places unfilled. (B-34) */
  readonly fault: string;
  type(text: string): void;
  /** `false`: it cannot be sent. */
  send(): boolean;
  /** Leads to the first place that is still to be filled. */
  selectUnfilled(field: HTMLTextAreaElement): void;
}

/** The reply to one chat: typing shows the customer "is typing", sending empties the draft. */
export function useReply(chatId: ChatId): Reply {
  const { session } = useSignedInDesk();
  const [draft, write] = useDraft("reply", chatId);
  const unfilled = findUnfilled(draft.text);
  const fault = tooLongWords(draft.text, messageTextLengthMax) || unfilledWords(unfilled);
  const maySend = draft.text.trim() !== "" && fault === "";
  return {
    draft,
    maySend,
    fault,
    type(text) {
      write({ text, templateId: text === "" ? null : draft.templateId });
      session.pressKey(chatId);
    },
    send() {
      if (!maySend) return false;
      session.sendMessage({ chatId, text: draft.text.trimEnd(), templateId: draft.templateId });
      write(emptyDraft);
      return true;
    },
    selectUnfilled(field) {
      const [first] = unfilled;
      if (first) field.setSelectionRange(first.start, first.end);
    },
  };
}

function unfilledWords(unfilled: readonly { readonly name: string }[]): string {
  if (unfilled.length === 0) return "";
  const names = new Set(unfilled.map(({ name }) => `{{${name}}}`));
  return words.workspace.unfilled([...names]);
}
