import { Loader } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { ContactId } from "#contract/ids.ts";
import { contactsFoundMax, searchTextLengthMax } from "#contract/limits.ts";
import type { ContactView } from "#contract/views/cards.ts";
import { Avatar } from "../look/avatar.tsx";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { Refusal } from "../look/refusal.tsx";
import { laterWords } from "../words/words.ts";
import classes from "./contacts.module.css";

interface Props {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** `null`: not answered yet. */
  readonly contacts: readonly ContactView[] | null;
  readonly failure: string;
  readonly selectedId: ContactId | null;
  readonly select: (contact: ContactView) => void;
  readonly children?: ReactNode;
}

/** A search field and the contacts it finds; the arrows lead from one to the next. */
export function ContactList({ text, setText, contacts, failure, selectedId, select, children }: Props) {
  const { contacts: words } = laterWords;
  const list = useRef<HTMLElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const stops = [...(list.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
    stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the controls in it
    <section ref={list} className={classes.side} aria-label={words.title} onKeyDown={move}>
      <div className={classes.top}>
        <h1>{words.title}</h1>
        {children}
      </div>
      <LimitedTextInput
        type="search"
        data-stop=""
        data-autofocus
        aria-label={words.search}
        placeholder={words.search}
        lengthMax={searchTextLengthMax}
        leftSection={<Icon name="search" size={15} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Refusal words={failure} />
      {!contacts && failure === "" && (
        <Loader size="sm" aria-label={words.fetching} className={classes.loader} />
      )}
      {contacts?.length === 0 && (
        <EmptyPlace icon="people" title={text.trim() === "" ? words.empty : words.noneFound}>
          <p>{text.trim() === "" ? words.emptyHint : words.noneFoundHint}</p>
        </EmptyPlace>
      )}
      {contacts && contacts.length > 0 && (
        <ul className={classes.contacts} aria-label={words.found}>
          {contacts.map((contact) => (
            <li key={contact.contactId}>
              <button
                type="button"
                data-stop=""
                className={classes.contact}
                aria-pressed={contact.contactId === selectedId}
                onClick={() => select(contact)}
              >
                <Avatar name={contact.name} />
                <strong dir="auto">{contact.name}</strong>
                <small>
                  {[contact.email, contact.phone].filter((part) => part !== "").join(" · ") || "–"}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {contacts?.length === contactsFoundMax && (
        <p className={classes.hint}>{words.firstOnly(contactsFoundMax)}</p>
      )}
    </section>
  );
}
