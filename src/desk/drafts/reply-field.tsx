import { Textarea } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef } from "react";
import { SendKey } from "#client/send-key.ts";
import type { ChatId } from "#contract/ids.ts";
import { lazyPart } from "../look/lazy-part.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { listKeyOf } from "../suggestions/list-key.ts";
import type { TakeKey } from "../suggestions/suggestion-list.tsx";
import { useTrigger } from "../suggestions/use-trigger.ts";
import classes from "./reply-field.module.css";
import { useSignHints } from "./use-sign-hints.ts";
import { useReply } from "./use-reply.ts";

const sendKey = new SendKey(document);

const ReplySuggestions = lazyPart(
  async () => (await import("../suggestions/reply-suggestions.tsx")).ReplySuggestions,
);

interface Props {
  readonly chatId: ChatId;
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  /** Says, too, what a slash and a colon bring: where there is room for it. */
  readonly hasHints?: boolean;
  readonly rowsMin: number;
  readonly rowsMax: number;
  /** Stands in the field's corner. */
  readonly corner?: ReactNode;
}

/** A place to type the reply in; all of them show the one draft. (B-23) */
export function ReplyField(props: Props) {
  const { chatId, id, label, placeholder, hasHints = false, rowsMin, rowsMax, corner } = props;
  const { drafts } = useSignedInDesk();
  const reply = useReply(chatId);
  const { trigger, look, close } = useTrigger();
  const hints = useSignHints(trigger?.kind ?? null);
  const keys = useRef<TakeKey | null>(null);
  const rememberCursor = ({ currentTarget, nativeEvent }: SyntheticEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart: start, selectionEnd: end } = currentTarget;
    drafts.setCursor("reply", chatId, { start, end });
    const isUndone = nativeEvent instanceof InputEvent && nativeEvent.inputType.startsWith("history");
    look(value, { start, end }, isUndone);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const sends = sendKey.isPressed(event.nativeEvent);
    const listKey = listKeyOf(event.nativeEvent, sends);
    const isForList = listKey !== null && keys.current?.(listKey) === true;
    if (!isForList && !sends) return;
    event.preventDefault();
    // Escape closes the list, and not what lies around it.
    if (isForList) event.stopPropagation();
    else if (!reply.send()) reply.selectUnfilled(event.currentTarget);
  };
  return (
    <div className={classes.field}>
      <Textarea
        id={id}
        aria-label={label}
        placeholder={hasHints ? [placeholder, ...hints].join("  ·  ") : placeholder}
        autosize
        minRows={rowsMin}
        maxRows={rowsMax}
        dir="auto"
        value={reply.draft.text}
        error={reply.fault}
        inputContainer={beside(corner)}
        onChange={(event) => {
          reply.type(event.currentTarget.value);
          rememberCursor(event);
        }}
        onSelect={rememberCursor}
        onBlur={close}
        onKeyDown={press}
      />
      {trigger && (
        <ReplySuggestions chatId={chatId} fieldId={id} trigger={trigger} keys={keys} close={close} />
      )}
    </div>
  );
}

function beside(corner: ReactNode) {
  return (input: ReactNode) => (
    <div className={classes.input}>
      {input}
      {corner}
    </div>
  );
}
