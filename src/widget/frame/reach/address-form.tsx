import { refuseBeyond } from "./refuse-beyond.ts";
import { emailLengthMax } from "#contract/limits.ts";
import type { CommandError } from "#contract/error-codes.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ReachWords } from "../words/later-words.ts";
import { wordsForError } from "../words/spoken.ts";

interface Props {
  readonly words: ReachWords;
  readonly email: string;
  readonly submit: string;
  /** Below the field; empty where there is nothing to say. */
  readonly hint: string;
  readonly onSend: (email: string) => Promise<CommandError | null>;
  readonly onGone: () => void;
}

/** Asks for an e-mail address. */
export function AddressForm({ words, email, submit, hint, onSend, onGone }: Props) {
  const [error, setError] = useState("");
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const refused = await onSend(field.current?.value.trim() ?? "");
    setBusy(false);
    setError(refused ? (refused.code === "bad-request" ? words.wrongEmail : wordsForError(refused)) : "");
    if (!refused) onGone();
  };
  return (
    <form class="reach" onSubmit={(event) => void send(event)}>
      <label>
        <span>{words.email}</span>
        <input
          ref={field}
          type="email"
          required
          // Esc means this form here, not the chat around it.
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            onGone();
          }}
          onInput={(event) => refuseBeyond(event.currentTarget, emailLengthMax)}
          autocomplete="email"
          defaultValue={email}
          aria-describedby="reach-hint"
        />
      </label>
      <p id="reach-hint">{hint}</p>
      {error !== "" && (
        <p class="refused" role="alert">
          {error}
        </p>
      )}
      <div class="choices">
        <button class="button quiet" type="button" onClick={onGone}>
          {words.cancel}
        </button>
        <button class="button" type="submit" disabled={isBusy}>
          {submit}
        </button>
      </div>
    </form>
  );
}
