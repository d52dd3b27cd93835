import { Button } from "@mantine/core";
import { useState } from "react";
import type { ItemCard } from "#contract/views/cards.ts";
import { ReplyField } from "../drafts/reply-field.tsx";
import { useReply } from "../drafts/use-reply.ts";
import { useKey } from "../keys/use-key.ts";
import { Icon } from "../look/icon.tsx";
import { PutBackDialog, TransferDialog } from "../workspace/leave-dialogs.tsx";
import { useIsEnding } from "../session/use-is-ending.ts";
import { useChatActions } from "../workspace/use-chat-actions.ts";
import classes from "./active-item-panel.module.css";

interface Props {
  readonly item: ItemCard;
  /** Called after something that ends the work in the panel. */
  readonly done: (() => void) | null;
}

/** The composer's draft once more, and what can become of the chat. (B-23) */
export function ResponseField({ item, done }: Props) {
  const reply = useReply(item.chatId);
  const { end, pause } = useChatActions(item);
  const isEnding = useIsEnding(item.chatId);
  const [dialog, setDialog] = useState<"put-back" | "transfer" | null>(null);
  const close = () => setDialog(null);
  useKey("pause", () => void pause(), item.chatId);
  useKey("put-back", () => setDialog("put-back"), item.chatId);
  useKey("transfer", () => setDialog("transfer"), item.chatId);
  useKey("end", end, item.chatId);
  return (
    <div className={classes.response}>
      <h3>Response</h3>
      <ReplyField
        chatId={item.chatId}
        id="response"
        label="Response"
        placeholder="The same draft as under the messages"
        rowsMin={3}
        rowsMax={9}
      />
      <div className={classes.buttons}>
        <Button
          disabled={!reply.maySend}
          onClick={() => {
            reply.send();
            done?.();
          }}
        >
          Send
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="put-back" size={14} />}
          onClick={() => setDialog("put-back")}
        >
          Put back
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="transfer" size={14} />}
          onClick={() => setDialog("transfer")}
        >
          Transfer
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="end" size={12} />}
          loading={isEnding}
          onClick={end}
        >
          End chat
        </Button>
      </div>
      {dialog === "put-back" && <PutBackDialog item={item} close={close} />}
      {dialog === "transfer" && <TransferDialog item={item} close={close} />}
    </div>
  );
}
