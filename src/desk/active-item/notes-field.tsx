import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import { emptyDraft } from "../drafts/draft-store.ts";
import { useDraft } from "../drafts/use-draft.ts";
import { useKey } from "../keys/use-key.ts";
import { useCommand } from "../session/use-command.ts";
import classes from "./fields.module.css";

interface Props {
  readonly chatId: ChatId;
  readonly hint: string;
}

/** Internal text on the chat; its draft is never a reply's. (B-39, F-30) */
export function NotesField({ chatId, hint }: Props) {
  const run = useCommand();
  const [draft, write] = useDraft("note", chatId);
  const [isBusy, setIsBusy] = useState(false);
  const id = `note-${chatId}`;
  useKey("note", () => document.getElementById(id)?.focus());
  const add = async () => {
    setIsBusy(true);
    if (await run("note.add", { chatId, text: draft.text })) write(emptyDraft);
    setIsBusy(false);
  };
  return (
    <div className={classes.field}>
      <Textarea
        id={id}
        label="Note"
        placeholder="Only staff see this"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={messageTextLengthMax}
        dir="auto"
        value={draft.text}
        onChange={(event) => write({ text: event.currentTarget.value, templateId: null })}
      />
      <div className={classes["note-foot"]}>
        <span>{hint}</span>
        <Button
          variant="default"
          size="compact-sm"
          loading={isBusy}
          disabled={draft.text.trim() === ""}
          onClick={() => void add()}
        >
          Add note
        </Button>
      </div>
    </div>
  );
}
