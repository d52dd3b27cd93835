import type { OfflineWords } from "#client/customer-session.ts";
import type { OutboxEntry } from "#client/outbox.ts";
import { emailLengthMax, messageTextLengthMax, nameLengthMax } from "#contract/limits.ts";
import { say } from "#contract/sentence.ts";
import { useState } from "preact/hooks";
import { Draft } from "../draft.ts";
import { LengthNote } from "../length-note.tsx";
import { storableText } from "../storable-text.ts";
import type { ChatWords } from "../words/chat-words.ts";
import { locale } from "../words/locale.ts";
import { later, wordsForError } from "../words/spoken.ts";

interface Props {
  readonly draft: Draft;
  readonly words: ChatWords;
  readonly widgetId: string;
  /** A message that was sent before and not accepted. */
  readonly refused: OutboxEntry<OfflineWords> | null;
  readonly onLeave: (words: Omit<OfflineWords, "page" | "language">) => void;
}

/** The customer's name, address and message. Like the message box, the form keeps its text across reloads. */
export function OfflineForm({ draft, words, widgetId, refused, onLeave }: Props) {
  const [drafts] = useState(() => ({
    name: new Draft(`${widgetId}-name`),
    email: new Draft(`${widgetId}-email`),
    text: draft,
  }));
  const before = refused?.payload;
  const [typed, setTyped] = useState({
    name: drafts.name.text || (before?.name ?? ""),
    email: drafts.email.text || (before?.email ?? ""),
    text: drafts.text.text || (before?.text ?? ""),
  });
  const text = storableText(typed.text);
  const isTooLong = text.length > messageTextLengthMax;
  const change = (field: keyof typeof typed) => (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement | HTMLTextAreaElement;
    drafts[field].keep(value);
    setTyped((now) => ({ ...now, [field]: value }));
  };
  const leave = (event: Event) => {
    event.preventDefault();
    if (text === "" || isTooLong) return;
    onLeave({ name: storableText(typed.name), email: typed.email.trim(), text });
    drafts.text.keep("");
  };
  const { name, email } = typed;
  /** A name or an address that was cut would be another one; the browser says why the form is not sent. */
  const refuseBeyond = (value: string, lengthMax: number) => (field: HTMLInputElement | null) => {
    const excess = value.length - lengthMax;
    field?.setCustomValidity(excess > 0 ? say(words.tooLong, { excess: excess.toLocaleString(locale) }) : "");
  };
  return (
    <form onSubmit={leave}>
      <p>{later.offline.invitation}</p>
      <Refused entry={refused} />
      <label>
        <span>
          {later.offline.name} <small>{later.offline.optional}</small>
        </span>
        <input
          value={name}
          ref={refuseBeyond(name, nameLengthMax)}
          autocomplete="name"
          onInput={change("name")}
        />
      </label>
      <label>
        <span>{later.offline.email}</span>
        <input
          type="email"
          required
          value={email}
          ref={refuseBeyond(email, emailLengthMax)}
          autocomplete="email"
          onInput={change("email")}
        />
      </label>
      <label>
        <span>{later.offline.message}</span>
        <textarea
          required
          rows={4}
          dir={typed.text === "" ? undefined : "auto"}
          value={typed.text}
          aria-invalid={isTooLong}
          aria-describedby="offline-length"
          onInput={change("text")}
        />
      </label>
      <LengthNote id="offline-length" words={words} length={text.length} />
      <button class="button" type="submit">
        {later.offline.leave}
      </button>
    </form>
  );
}

function Refused({ entry }: { readonly entry: OutboxEntry<OfflineWords> | null }) {
  if (!entry?.error) return null;
  const words = later.offline;
  const isEmail = entry.error.with?.["field"] === "email";
  return (
    <p class="refused" role="alert">
      {say(words.notLeft, { reason: isEmail ? words.wrongEmail : wordsForError(entry.error) })}
    </p>
  );
}
