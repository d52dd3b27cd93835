import { ActionIcon } from "@mantine/core";
import type { ChatId } from "#contract/ids.ts";
import { ReplyField } from "../drafts/reply-field.tsx";
import { useReply } from "../drafts/use-reply.ts";
import { Icon } from "../look/icon.tsx";
import fields from "./fields.module.css";
import { laterWords, words } from "../words/words.ts";

interface Props {
  readonly chatId: ChatId;
  /** Called after something that ends the work in the panel. */
  readonly done: (() => void) | null;
}

/** The composer's draft once more, where a template puts its words. (B-23) */
export function ResponseField({ chatId, done }: Props) {
  const reply = useReply(chatId);
  const send = () => {
    reply.send();
    done?.();
  };
  return (
    <div className={fields.field}>
      <span className={fields.label}>{laterWords.chatPanel.response}</span>
      <div className={fields.response}>
        <ReplyField
          chatId={chatId}
          id="response"
          label={laterWords.chatPanel.response}
          placeholder={words.workspace.writeReply}
          rowsMin={2}
          rowsMax={9}
          corner={
            <ActionIcon
              className={fields.send ?? ""}
              variant="transparent"
              color="brand"
              aria-label={laterWords.chatPanel.sendResponse}
              title={laterWords.chatPanel.sendHint}
              disabled={!reply.maySend}
              onClick={send}
            >
              <Icon name="send" />
            </ActionIcon>
          }
        />
      </div>
    </div>
  );
}
