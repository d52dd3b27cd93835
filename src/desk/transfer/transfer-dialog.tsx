import { Button } from "@mantine/core";
import { useState } from "react";
import type { QueueId, UserId } from "#contract/ids.ts";
import { messageTextLengthMax, searchTextLengthMax } from "#contract/limits.ts";
import classes from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { LimitedTextarea } from "../look/limited-textarea.tsx";
import { tooLongWords } from "../look/too-long-words.ts";
import { useIsPending } from "../session/use-command.ts";
import { laterWords } from "../words/words.ts";
import type { DialogProps } from "../workspace/put-back-dialog.tsx";
import { useChatActions } from "../workspace/use-chat-actions.ts";
import { AgentChoices } from "./agent-choices.tsx";
import { QueueChoices } from "./queue-choices.tsx";
import { TargetTabs, type TargetKind } from "./target-tabs.tsx";
import { useTransferTargets } from "./use-transfer-targets.ts";
import { customerName } from "../session/customer-name.ts";

/** Moves a chat to another queue, or offers it to an agent, with a note for the next one. (B-42, B-43, B-44) */
export function TransferDialog({ item, close }: DialogProps) {
  const { transfer, offer } = useChatActions(item);
  const [kind, setKind] = useState<TargetKind>("queue");
  const [toQueueId, setToQueueId] = useState<QueueId | null>(null);
  const [toUserId, setToUserId] = useState<UserId | null>(null);
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const isSearchable = tooLongWords(text.trim(), searchTextLengthMax) === "";
  const targets = useTransferTargets(item.chatId, isSearchable ? text.trim() : "");
  const isTransferring = useIsPending("chat.transfer", item.chatId);
  const isOffering = useIsPending("chat.offer", item.chatId);
  const { transfer: words, leaving, dialogs } = laterWords;
  // Somebody who was chosen may have gone meanwhile.
  const agent = targets?.agents.find(({ userId, why }) => userId === toUserId && why === null);
  const submit = async () => {
    if (kind === "queue" && toQueueId && (await transfer(toQueueId, note.trim()))) close();
    if (kind === "agent" && agent && (await offer(agent.userId, note.trim()))) close();
  };
  return (
    <Dialog close={close} title={words.title(customerName(item.name))}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TargetTabs kind={kind} choose={setKind} />
        {kind === "queue" ? (
          <QueueChoices item={item} targets={targets} chosenId={toQueueId} choose={setToQueueId} />
        ) : (
          <AgentChoices
            targets={targets}
            chosenId={agent?.userId ?? null}
            choose={setToUserId}
            text={text}
            search={setText}
          />
        )}
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
            {dialogs.cancel}
          </Button>
          <Button
            type="submit"
            loading={isTransferring || isOffering}
            disabled={kind === "queue" ? !toQueueId : !agent}
          >
            {kind === "queue" ? words.transfer : words.offer}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
