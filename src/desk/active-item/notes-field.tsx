import { Button } from "@mantine/core";
import type { ChatId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import { LimitedTextarea } from "../look/limited-textarea.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useKey } from "../keys/use-key.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCommand, useIsPending } from "../session/use-command.ts";
import classes from "./fields.module.css";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly chatId: ChatId;
  readonly hint: string;
}

/** Internal text on the chat; its draft is never a reply's. (B-39, F-30) */
export function NotesField({ chatId, hint }: Props) {
  const run = useCommand();
  const { drafts, session } = useSignedInDesk();
  const [draft, write] = useDraft("note", chatId);
  const isBusy = useIsPending("note.add", chatId);
  const id = `note-${chatId}`;
  useKey("note", () => document.getElementById(id)?.focus(), chatId);
  const add = async () => {
    const { text } = draft;
    if (await run("note.add", { chatId, text })) drafts.settle("note", chatId, { text, now: session.now() });
  };
  return (
    <div className={classes.field}>
      <LimitedTextarea
        id={id}
        label={laterWords.chatPanel.note}
        placeholder={laterWords.chatPanel.noteHint}
        autosize
        minRows={2}
        maxRows={6}
        lengthMax={messageTextLengthMax}
        value={draft.text}
        onChange={(event) => write({ text: event.currentTarget.value, templateId: null })}
      />
      <div className={classes["note-foot"]}>
        <span>{hint}</span>
        <Button
          variant="default"
          size="compact-sm"
          loading={isBusy}
          disabled={draft.text.trim() === "" || draft.text.length > messageTextLengthMax}
          onClick={() => void add()}
        >
          {laterWords.chatPanel.addNote}
        </Button>
      </div>
    </div>
  );
}
