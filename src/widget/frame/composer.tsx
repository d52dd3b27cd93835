import { SendKey } from "#client/send-key.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Draft } from "./draft.ts";
import { Icon } from "./icon.tsx";
import { LengthNote } from "./length-note.tsx";
import { storableText } from "./storable-text.ts";
import type { Carried } from "./host-link.ts";
import type { ChatWords } from "./words/chat-words.ts";

const sendKey = new SendKey(document);

interface Props {
  readonly words: ChatWords;
  readonly placeholder: string;
  readonly draft: Draft;
  /** Changes when the customer opens the chat: then the box takes the focus. */
  readonly opened: number;
  /** The customer's words from before this box was there. */
  readonly carried: Carried | null;
  readonly onKey: () => void;
  /** `false`: something else is needed first, and the text stays. */
  readonly onSend: (text: string) => boolean;
  readonly onFocus: () => void;
  /** Stands in the box before the text. */
  readonly children?: ComponentChildren;
}

/** The message box. It always accepts text; unsent messages are kept. */
export function Composer(props: Props) {
  const { words, placeholder, draft, opened, carried, onKey, onSend, onFocus } = props;
  const [text, setText] = useState(draft.text);
  const box = useRef<HTMLTextAreaElement>(null);
  const sendable = storableText(text);
  const isTooLong = sendable.length > messageTextLengthMax;

  useEffect(() => {
    if (opened > 0) box.current?.focus();
  }, [opened]);

  const change = (written: string) => {
    draft.keep(written);
    setText(written);
  };
  useEffect(() => {
    if (!carried) return;
    draft.keep(carried.replaces ? carried.text : draft.text + carried.text);
    setText(draft.text);
  }, [carried, draft]);
  const send = (event: Event) => {
    event.preventDefault();
    box.current?.focus();
    if (sendable === "" || isTooLong) return;
    if (onSend(sendable)) change("");
  };

  return (
    <form class="composer" onSubmit={send}>
      <div class="box">
        {props.children}
        <div class="growing" data-text={text}>
          <textarea
            ref={box}
            rows={1}
            // Its placeholder is in the page's language.
            dir={text === "" ? undefined : "auto"}
            enterkeyhint="send"
            value={text}
            placeholder={placeholder}
            aria-label={placeholder}
            aria-invalid={isTooLong}
            aria-describedby="length"
            onFocus={onFocus}
            onInput={(event) => {
              change(event.currentTarget.value);
              onKey();
            }}
            onKeyDown={(event) => sendKey.isPressed(event) && send(event)}
          />
        </div>
        <button
          class="send"
          type="submit"
          title={words.send}
          aria-label={words.send}
          aria-disabled={sendable === "" || isTooLong}
        >
          <Icon name="send" />
        </button>
      </div>
      <LengthNote id="length" words={words} length={sendable.length} />
    </form>
  );
}
