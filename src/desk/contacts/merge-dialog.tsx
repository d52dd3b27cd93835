import { Button } from "@mantine/core";
import { useState } from "react";
import type { ContactView } from "#contract/views/cards.ts";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { Refusal } from "../look/refusal.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useIsPending } from "../session/use-command.ts";
import { laterWords } from "../words/words.ts";
import { ContactList } from "./contact-list.tsx";
import classes from "./contacts.module.css";
import { contactFields, firstChoice } from "./merged-fields.ts";
import { searchTextOf, useFoundContacts } from "./use-found-contacts.ts";

interface Props {
  readonly contact: ContactView;
  readonly close: () => void;
  readonly merged: (contact: ContactView) => void;
}

/** Two contacts that are one person: choose the other, then what is kept of each. (B-35) */
export function MergeDialog({ contact, close, merged }: Props) {
  const [other, setOther] = useState<ContactView | null>(null);
  return (
    <Dialog close={close} title={laterWords.contacts.mergeTitle(contact.name)} size="lg">
      {other ? (
        <ChooseFields
          contact={contact}
          other={other}
          back={() => setOther(null)}
          close={close}
          merged={merged}
        />
      ) : (
        <ChooseOther contact={contact} choose={setOther} />
      )}
    </Dialog>
  );
}

interface OtherProps {
  readonly contact: ContactView;
  readonly choose: (other: ContactView) => void;
}

/** The search begins with the last name alone: the duplicate is seldom spelt alike as a whole. */
function ChooseOther({ contact, choose }: OtherProps) {
  const [text, setText] = useState(contact.name.trim().split(/\s+/u).at(-1) ?? "");
  const { contacts, failure } = useFoundContacts(searchTextOf(text));
  const others = contacts && contacts.filter(({ contactId }) => contactId !== contact.contactId);
  return (
    <div className={classes.choose}>
      <p>{laterWords.contacts.chooseOther}</p>
      <ContactList
        text={text}
        setText={setText}
        contacts={others}
        failure={failure}
        selectedId={null}
        select={choose}
      />
    </div>
  );
}

interface FieldsProps extends Props {
  readonly other: ContactView;
  readonly back: () => void;
}

function ChooseFields({ contact, other, back, close, merged }: FieldsProps) {
  const { contacts: words, chatPanel } = laterWords;
  const { commands } = useSignedInDesk();
  const isBusy = useIsPending("contact.merge");
  const [chosen, setChosen] = useState(() => firstChoice(contact, other));
  const [refusal, setRefusal] = useState("");
  const merge = async () => {
    const { contactId } = contact;
    const { ok, refusal: why } = await commands.give("contact.merge", {
      contactId,
      otherId: other.contactId,
      ...chosen,
    });
    if (!ok) {
      setRefusal(why.words);
      return;
    }
    merged({ contactId, ...chosen });
    close();
  };
  return (
    <form
      className={dialog.form}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void merge();
      }}
    >
      <p>{words.chooseFields(contact.name, other.name)}</p>
      {contactFields.map((field) => (
        <fieldset key={field} className={classes.field}>
          <legend>{chatPanel[field]}</legend>
          {[...new Set([contact[field], other[field]])].map((value) => (
            <label key={value} className={classes.value}>
              <input
                type="radio"
                name={field}
                checked={chosen[field] === value}
                onChange={() => setChosen({ ...chosen, [field]: value })}
              />
              <span dir="auto">{value === "" ? words.none : value}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <p>{words.noUndo}</p>
      <Refusal words={refusal} />
      <div className={dialog.buttons}>
        <Button variant="default" onClick={back}>
          {words.chooseAnother}
        </Button>
        <Button type="submit" loading={isBusy}>
          {words.mergeNow}
        </Button>
      </div>
    </form>
  );
}
