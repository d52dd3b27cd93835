import { Textarea } from "@mantine/core";
import type { KeyboardEvent, SyntheticEvent } from "react";
import { SendKey } from "#client/send-key.ts";
import type { ChatId } from "#contract/ids.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useReply } from "./use-reply.ts";

const sendKey = new SendKey(document);

interface Props {
  readonly chatId: ChatId;
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly rowsMin: number;
  readonly rowsMax: number;
}

/** A place to type the reply in; all of them show the one draft. (B-23) */
export function ReplyField({ chatId, id, label, placeholder, rowsMin, rowsMax }: Props) {
  const { drafts } = useSignedInDesk();
  const reply = useReply(chatId);
  const rememberCursor = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => {
    drafts.setCursor("reply", chatId, {
      start: currentTarget.selectionStart,
      end: currentTarget.selectionEnd,
    });
  };
  const press = (event: KeyboardEvent) => {
    if (!sendKey.isPressed(event.nativeEvent)) return;
    event.preventDefault();
    reply.send();
  };
  return (
    <Textarea
      id={id}
      aria-label={label}
      placeholder={placeholder}
      autosize
      minRows={rowsMin}
      maxRows={rowsMax}
      dir="auto"
      value={reply.draft.text}
      error={reply.tooLong}
      onChange={(event) => {
        reply.type(event.currentTarget.value);
        rememberCursor(event);
      }}
      onSelect={rememberCursor}
      onKeyDown={press}
    />
  );
}
