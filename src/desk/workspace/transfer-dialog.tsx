import { Button } from "@mantine/core";
import { useState } from "react";
import type { QueueId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import type { ItemCard, QueueCard } from "#contract/views/cards.ts";
import { LimitedTextarea } from "../look/limited-textarea.tsx";
import { useIsPending } from "../session/use-command.ts";
import { useAccount, useCards } from "../session/use-desk.ts";
import classes from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useChatActions } from "./use-chat-actions.ts";
import { laterWords } from "../words/words.ts";

export interface DialogProps {
  readonly item: ItemCard;
  readonly close: () => void;
}

/** Moves a chat to another queue, with a note for the next agent. (B-42) */
export function TransferDialog({ item, close }: DialogProps) {
  const { transfer } = useChatActions(item);
  const { transferTo } = useAccount();
  const queues = Object.values(useCards("queue"))
    .filter((queue) => queue.queueId !== item.queueId && (transferTo === "any" || queue.isServed))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const [toQueueId, setToQueueId] = useState<QueueId | null>(null);
  const { leaving } = laterWords;
  const [note, setNote] = useState("");
  const isBusy = useIsPending("chat.transfer", item.chatId);
  const submit = async () => {
    if (!toQueueId) return;
    if (await transfer(toQueueId, note.trim())) close();
  };
  return (
    <Dialog close={close} title={leaving.transferTitle(item.name)}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <fieldset className={classes.queues}>
          <legend>{leaving.toWhich}</legend>
          {queues.length === 0 && <p>{leaving.noOther}</p>}
          {queues.map((queue) => (
            <QueueChoice
              key={queue.queueId}
              queue={queue}
              isChosen={queue.queueId === toQueueId}
              choose={() => setToQueueId(queue.queueId)}
            />
          ))}
        </fieldset>
        <LimitedTextarea
          label={leaving.note}
          description={leaving.noteHint}
          autosize
          minRows={2}
          maxRows={6}
          lengthMax={messageTextLengthMax}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {laterWords.dialogs.cancel}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!toQueueId}>
            {leaving.transfer}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly queue: QueueCard;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function QueueChoice({ queue, isChosen, choose }: ChoiceProps) {
  return (
    <label className={classes.queue}>
      <input type="radio" name="to-queue" checked={isChosen} onChange={choose} />
      <bdi>{queue.name}</bdi>
      <small className="ticking">
        {queue.waitingCount === null
          ? laterWords.leaving.notYours
          : laterWords.leaving.waiting(queue.waitingCount)}
      </small>
    </label>
  );
}
