import { useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { type KeyName, spokenKey, withKey } from "../keys/key-table.ts";
import { useKey } from "../keys/use-key.ts";
import { Icon, type IconName } from "../look/icon.tsx";
import { PutBackDialog, TransferDialog } from "./leave-dialogs.tsx";
import { useIsPending } from "../session/use-command.ts";
import { useIsEnding } from "../session/use-is-ending.ts";
import { useChatActions } from "./use-chat-actions.ts";
import classes from "./workspace-head.module.css";
import { words } from "../words/words.ts";

/** ▶ ⏸ ⤴ ■: always in the same place, each with its name and its key. */
export function ChatControls({ item }: { readonly item: ItemCard }) {
  const { workspace } = words;
  const actions = useChatActions(item);
  const [dialog, setDialog] = useState<"put-back" | "transfer" | null>(null);
  const close = () => setDialog(null);
  const isOpen = item.stage === "open";
  const isEnding = useIsEnding(item.chatId);
  const isPlaying = useIsPending("chat.play", item.chatId);
  const isPausing = useIsPending("chat.pause", item.chatId);
  return (
    <div className={classes.controls} role="toolbar" aria-label={workspace.controls} data-leads-to-reply="">
      <Control
        chatId={item.chatId}
        name="play"
        label={workspace.play}
        isInviting={!item.active}
        whyNot={item.active ? workspace.alreadyActive : null}
        isBusy={isPlaying}
        act={() => void actions.play()}
      />
      <Control
        chatId={item.chatId}
        name="pause"
        label={workspace.pause}
        whyNot={item.active ? null : workspace.alreadyPaused}
        isBusy={isPausing}
        act={() => void actions.pause()}
      />
      <Control
        chatId={item.chatId}
        name="put-back"
        label={workspace.putBack}
        whyNot={isOpen ? null : workspace.hasEnded}
        act={() => setDialog("put-back")}
      />
      <Control
        chatId={item.chatId}
        name="transfer"
        label={workspace.transfer}
        whyNot={isOpen ? null : workspace.hasEnded}
        act={() => setDialog("transfer")}
      />
      <Control
        chatId={item.chatId}
        name="end"
        label={workspace.end}
        spoken={workspace.endChat}
        whyNot={isOpen ? null : workspace.finishBelow}
        isBusy={isEnding}
        act={actions.end}
      />
      {dialog === "put-back" && <PutBackDialog item={item} close={close} />}
      {dialog === "transfer" && <TransferDialog item={item} close={close} />}
    </div>
  );
}

interface ControlProps {
  readonly chatId: ChatId;
  readonly name: KeyName & IconName;
  readonly label: string;
  readonly spoken?: string;
  readonly isInviting?: boolean;
  /** Why it cannot be used now; the control stays where it is, and keeps the focus. */
  readonly whyNot: string | null;
  /** It was pressed and is not answered yet: further presses are ignored. */
  readonly isBusy?: boolean;
  readonly act: () => void;
}

function Control(props: ControlProps) {
  const { chatId, name, label, spoken = label, isInviting = false, whyNot, isBusy = false, act } = props;
  const actIfPossible = whyNot === null && !isBusy ? act : null;
  useKey(name, actIfPossible, chatId);
  return (
    <button
      type="button"
      className={classes.control}
      data-inviting={isInviting || undefined}
      data-ends={name === "end" || undefined}
      aria-label={spoken}
      aria-disabled={whyNot !== null}
      aria-busy={isBusy}
      aria-keyshortcuts={spokenKey(name)}
      title={whyNot ?? withKey(spoken, name)}
      onClick={actIfPossible ?? undefined}
    >
      <Icon name={name} />
      <span aria-hidden="true">{label}</span>
    </button>
  );
}
