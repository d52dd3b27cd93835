import type { ChatId } from "#contract/ids.ts";
import { choiceLengthMax, messageTextLengthMax } from "#contract/limits.ts";
import { tooLongWords } from "../look/too-long-words.ts";
import { useTray } from "../files/use-tray.ts";
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
  /** Offers these answers along with it. */
  offer(choices: readonly string[]): void;
  /** `false`: it cannot be sent. */
  send(): boolean;
  /** Leads to the first place that is still to be filled. */
  selectUnfilled(field: HTMLTextAreaElement): void;
}

/** The reply to one chat: typing shows the customer "is typing", sending empties the draft. */
export function useReply(chatId: ChatId): Reply {
  const { session, trays } = useSignedInDesk();
  const files = useTray(chatId);
  const [draft, write] = useDraft("reply", chatId);
  const unfilled = findUnfilled(draft.text);
  const fault = tooLongWords(draft.text, messageTextLengthMax) || unfilledWords(unfilled);
  const areFilesHere = files.every(({ state }) => state.kind === "done");
  const areChoicesShort = (draft.choices ?? []).every((choice) => choice.length <= choiceLengthMax);
  const saysSomething = draft.text.trim() !== "" || files.length > 0;
  const maySend = saysSomething && areFilesHere && areChoicesShort && fault === "";
  return {
    draft,
    maySend,
    fault,
    type(text) {
      write({ ...draft, text, templateId: text === "" ? null : draft.templateId });
      session.pressKey(chatId);
    },
    offer(choices) {
      const { choices: _, ...rest } = draft;
      write(choices.length > 0 ? { ...rest, choices } : rest);
    },
    send() {
      if (!maySend) return false;
      const fileIds = trays.take(chatId);
      const { templateId, choices } = draft;
      const words = { chatId, text: draft.text.trimEnd(), templateId, ...(choices && { choices }) };
      session.sendMessage(fileIds.length > 0 ? { ...words, fileIds } : words);
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
