import { type ReactNode, useState } from "react";
import type { ChatId, ContactId } from "#contract/ids.ts";
import type { ContactView } from "#contract/views/cards.ts";
import { useKey } from "../keys/use-key.ts";
import { lazyPart } from "../look/lazy-part.tsx";
import { useCommand } from "../session/use-command.ts";
import { ContactSearch } from "./contact-search.tsx";
import classes from "./fields.module.css";
import { laterWords } from "../words/words.ts";

const ContactMenu = lazyPart(async () => (await import("./contact-menu.tsx")).ContactMenu);
const ContactForm = lazyPart(async () => (await import("./contact-form.tsx")).ContactForm);

interface Props {
  readonly chatId: ChatId;
  readonly contact: ContactView | null;
}

/** The customer's contact: search, create, link, change, remove. (B-35) */
export function ContactField({ chatId, contact }: Props) {
  const run = useCommand();
  const [isChanging, setIsChanging] = useState(false);
  const [form, setForm] = useState<{ readonly contact: ContactView | null; readonly name: string } | null>(
    null,
  );
  const searchId = `contact-${chatId}`;
  const search = () => {
    setIsChanging(contact !== null);
    // Where a contact is shown, its place becomes the search first.
    setTimeout(() => document.getElementById(searchId)?.focus());
  };
  useKey("contact", search, chatId);
  const assign = async (contactId: ContactId | null) => {
    if (await run("contact.assign", { chatId, contactId })) setIsChanging(false);
  };
  const create = (text: string) => setForm({ contact: null, name: text });
  return (
    <div className={classes.field}>
      {contact && !isChanging ? (
        <>
          <span className={classes.label}>{laterWords.chatPanel.contact}</span>
          <ContactShown contact={contact}>
            <ContactMenu
              change={() => setIsChanging(true)}
              edit={() => setForm({ contact, name: contact.name })}
              remove={() => void assign(null)}
            />
          </ContactShown>
        </>
      ) : (
        <ContactSearch
          id={searchId}
          create={create}
          link={(contactId) => void assign(contactId)}
          cancel={contact ? () => setIsChanging(false) : null}
        />
      )}
      {form && (
        <ContactForm
          contact={form.contact}
          name={form.name}
          close={() => setForm(null)}
          create={laterWords.chatPanel.createAndLink}
          saved={({ contactId }) => {
            if (form.contact === null) void assign(contactId);
          }}
        />
      )}
    </div>
  );
}

/** The contact of a chat that is not one's own. */
export function KnownContact({ contact }: { readonly contact: ContactView }) {
  return (
    <div className={classes.field}>
      <span className={classes.label}>{laterWords.chatPanel.contact}</span>
      <ContactShown contact={contact} />
    </div>
  );
}

interface ShownProps {
  readonly contact: ContactView;
  readonly children?: ReactNode;
}

function ContactShown({ contact, children }: ShownProps) {
  return (
    <div className={classes.contact}>
      <div>
        <strong dir="auto">{contact.name}</strong>
        {contact.email !== "" && <small dir="auto">{contact.email}</small>}
        {contact.phone !== "" && <small dir="ltr">{contact.phone}</small>}
      </div>
      {children}
    </div>
  );
}
