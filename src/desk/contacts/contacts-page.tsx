import { Button } from "@mantine/core";
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ContactView } from "#contract/views/cards.ts";
import { ContactForm } from "../active-item/contact-form.tsx";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { useMay } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { ContactDetails } from "./contact-details.tsx";
import { ContactList } from "./contact-list.tsx";
import classes from "./contacts.module.css";
import { MergeDialog } from "./merge-dialog.tsx";
import { searchTextOf, useFoundContacts } from "./use-found-contacts.ts";

/** The search follows the log within this time. */
const followedWithinMs = 1_000;

/** Everybody the company knows: searched as one types, created, changed, and merged. (B-84) */
export function ContactsPage() {
  const { contacts: words } = laterWords;
  const may = useMay();
  const [text, setText] = useState("");
  const [selected, setSelected] = useState<ContactView | null>(null);
  const [dialog, setDialog] = useState<"create" | "edit" | "merge" | null>(null);
  const { contacts, failure, askAgain } = useFoundContacts(searchTextOf(text));
  const close = () => setDialog(null);
  const saved = (contact: ContactView) => {
    setSelected(contact);
    setTimeout(askAgain, followedWithinMs);
  };
  if (!may("contact.keep")) return <Navigate to="/" replace />;
  return (
    <main className={classes.page} data-selected={selected ? "" : undefined}>
      <ContactList
        text={text}
        setText={setText}
        contacts={contacts}
        failure={failure}
        selectedId={selected?.contactId ?? null}
        select={setSelected}
      >
        <Button leftSection={<Icon name="plus" size={14} />} onClick={() => setDialog("create")}>
          {words.create}
        </Button>
      </ContactList>
      {selected ? (
        <ContactDetails
          contact={selected}
          back={() => setSelected(null)}
          edit={() => setDialog("edit")}
          merge={() => setDialog("merge")}
        />
      ) : (
        <div className={classes.empty}>
          <EmptyPlace icon="people" title={words.choose}>
            <p>{words.chooseHint}</p>
          </EmptyPlace>
        </div>
      )}
      {(dialog === "create" || (dialog === "edit" && selected)) && (
        <ContactForm
          contact={dialog === "edit" ? selected : null}
          name={dialog === "edit" ? (selected?.name ?? "") : text.trim()}
          create={words.create}
          close={close}
          saved={saved}
        />
      )}
      {dialog === "merge" && selected && <MergeDialog contact={selected} close={close} merged={saved} />}
    </main>
  );
}
