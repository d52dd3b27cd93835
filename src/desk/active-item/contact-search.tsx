import { Button, Select } from "@mantine/core";
import { useState } from "react";
import type { ContactId } from "#contract/ids.ts";
import { searchTextLengthMax } from "#contract/limits.ts";
import type { ContactView } from "#contract/views/cards.ts";
import { useFoundContacts } from "../contacts/use-found-contacts.ts";
import { Icon } from "../look/icon.tsx";
import { tooLongWords } from "../look/too-long-words.ts";
import { useIsOnline } from "../session/use-desk.ts";
import classes from "./fields.module.css";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly id: string;
  readonly link: (contactId: ContactId) => void;
  /** Asks for a new contact of this name; empty when nothing was searched for. */
  readonly create: (name: string) => void;
  readonly cancel: (() => void) | null;
}

const newContact = "new-contact";

/** Finds a contact by name, e-mail or phone, or offers to create one. */
export function ContactSearch({ id, link, create, cancel }: Props) {
  const [text, setText] = useState("");
  const tooLong = tooLongWords(text.trim(), searchTextLengthMax);
  const isOnline = useIsOnline();
  const searched = text.trim();
  const { contacts } = useFoundContacts(tooLong === "" && searched !== "" ? searched : null);
  const found = contacts ?? [];
  const options = found.map((contact) => ({ value: contact.contactId as string, label: contact.name }));
  const creates = {
    value: newContact,
    label: laterWords.chatPanel.newContactOffer(text.trim()),
  };
  const byId = new Map(found.map((contact) => [contact.contactId as string, contact]));
  return (
    <div className={classes.field}>
      <Select
        id={id}
        label={laterWords.chatPanel.contact}
        placeholder={laterWords.chatPanel.searchContact}
        searchable
        error={tooLong}
        description={isOnline ? undefined : laterWords.chatPanel.searchOffline}
        searchValue={text}
        onSearchChange={setText}
        value={null}
        data={[...options, creates]}
        filter={({ options }) => options}
        leftSection={<Icon name="search" size={15} />}
        renderOption={({ option }) => <ContactOption label={option.label} contact={byId.get(option.value)} />}
        onChange={(value) => {
          if (value === newContact) create(text.trim());
          else if (value !== null) link(value as ContactId);
        }}
      />
      {cancel && (
        <Button variant="subtle" size="compact-xs" onClick={cancel} style={{ alignSelf: "flex-start" }}>
          {laterWords.chatPanel.keepContact}
        </Button>
      )}
    </div>
  );
}

function ContactOption({
  label,
  contact,
}: {
  readonly label: string;
  readonly contact: ContactView | undefined;
}) {
  return (
    <div className={classes.option}>
      <strong dir="auto">{label}</strong>
      {contact && (
        <small dir="auto">{[contact.email, contact.phone].filter((part) => part !== "").join(" · ")}</small>
      )}
    </div>
  );
}
