import { useLayoutEffect, useRef } from "preact/hooks";
import type { Words } from "./words/words.ts";

interface Props {
  readonly words: Words;
  readonly onEnd: () => void;
  readonly onGone: () => void;
}

/** Asks before the chat is ended. */
export function EndDialog({ words, onEnd, onGone }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // At once: until it is shown, Esc would still mean the chat.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-labelledby="end-question"
      aria-describedby="end-consequence"
      onClose={onGone}
      // Esc means this dialog here, not the chat below it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="end-question">{words.endQuestion}</h2>
      <p id="end-consequence">{words.endConsequence}</p>
      <div class="choices">
        <button class="button quiet" type="button" onClick={close}>
          {words.keepChatting}
        </button>
        <button
          class="button"
          type="button"
          onClick={() => {
            onEnd();
            close();
          }}
        >
          {words.end}
        </button>
      </div>
    </dialog>
  );
}
