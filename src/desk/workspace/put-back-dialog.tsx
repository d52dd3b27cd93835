import { Button } from "@mantine/core";
import { useState } from "react";
import { messageTextLengthMax } from "#contract/limits.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { LimitedTextarea } from "../look/limited-textarea.tsx";
import { useIsPending } from "../session/use-command.ts";
import { useCard } from "../session/use-desk.ts";
import classes from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useChatActions } from "./use-chat-actions.ts";
import { laterWords } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

export interface DialogProps {
  readonly item: ItemCard;
  readonly close: () => void;
}

/** Returns a chat to its queue, with a note for the next agent. (B-42) */
export function PutBackDialog({ item, close }: DialogProps) {
  const { putBack } = useChatActions(item);
  const queue = useCard("queue", item.queueId);
  const { leaving } = laterWords;
  const [note, setNote] = useState("");
  const isBusy = useIsPending("chat.put-back", item.chatId);
  const submit = async () => {
    if (await putBack(note.trim())) close();
  };
  return (
    <Dialog close={close} title={leaving.putBackTitle(customerName(item.name))}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{leaving.returnsTo(queue?.name)}</p>
        <LimitedTextarea
          label={leaving.note}
          description={leaving.noteHint}
          autosize
          minRows={2}
          maxRows={6}
          lengthMax={messageTextLengthMax}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {laterWords.dialogs.cancel}
          </Button>
          <Button type="submit" loading={isBusy}>
            {leaving.putBack}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
