import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  readonly question: string;
  /** Meaning of the answer. */
  readonly children: ComponentChildren;
  readonly no: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onGone: () => void;
}

/** Asks before something is done that cannot be undone. */
export function Question({ question, children, no, yes, onYes, onGone }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // At once: until it is shown, Esc would still mean the chat.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-labelledby="question"
      aria-describedby="consequence"
      onClose={onGone}
      // Esc means this dialog here, not the chat below it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="question">{question}</h2>
      <p id="consequence">{children}</p>
      <div class="choices">
        <button class="button quiet" type="button" onClick={close}>
          {no}
        </button>
        <button
          class="button"
          type="button"
          onClick={() => {
            onYes();
            close();
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  );
}
