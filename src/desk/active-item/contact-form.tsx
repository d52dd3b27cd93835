import { Button } from "@mantine/core";
import { type ChangeEvent, useState } from "react";
import type { ContactId } from "#contract/ids.ts";
import { emailLengthMax, nameLengthMax, phoneLengthMax } from "#contract/limits.ts";
import type { ContactView } from "#contract/views/cards.ts";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useIsPending } from "../session/use-command.ts";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { Refusal } from "../look/refusal.tsx";
import { laterWords } from "../words/words.ts";

interface Props {
  /** `null`: a new one. */
  readonly contact: ContactView | null;
  readonly name: string;
  readonly close: () => void;
  /** Words of the button for a new one. */
  readonly create: string;
  readonly saved: (contact: ContactView) => void;
}

/** Creates a contact, or changes its fields for every chat it belongs to. */
export function ContactForm({ contact, name, close, create, saved }: Props) {
  const { chatPanel } = laterWords;
  const { commands } = useSignedInDesk();
  const [fields, setFields] = useState({ name, email: contact?.email ?? "", phone: contact?.phone ?? "" });
  const [refusal, setRefusal] = useState("");
  const isBusy = useIsPending("contact.save");
  const field = (key: keyof typeof fields, lengthMax: number) => ({
    lengthMax,
    value: fields[key],
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [key]: event.currentTarget.value }),
  });
  const submit = async () => {
    const contactId = contact?.contactId ?? null;
    const given = { ...fields, email: fields.email.trim() };
    const { ok, refusal: why } = await commands.give("contact.save", { contactId, ...given });
    if (!ok) {
      setRefusal(why.words);
      return;
    }
    // A contact is a log of its own.
    saved({ contactId: contactId ?? (ok.log as ContactId), ...given });
    close();
  };
  return (
    <Dialog close={close} title={contact ? chatPanel.edit(contact.name) : chatPanel.newContact}>
      <form
        className={dialog.form}
        onSubmit={(event) => {
          event.preventDefault();
          // The form of a dialog lies inside whatever opened it, as far as React's events go.
          event.stopPropagation();
          void submit();
        }}
      >
        <LimitedTextInput
          label={chatPanel.name}
          required
          withAsterisk={false}
          data-autofocus
          {...field("name", nameLengthMax)}
        />
        <LimitedTextInput label={chatPanel.email} type="email" {...field("email", emailLengthMax)} />
        <LimitedTextInput label={chatPanel.phone} type="tel" {...field("phone", phoneLengthMax)} />
        <Refusal words={refusal} />
        <div className={dialog.buttons}>
          <Button variant="default" onClick={close}>
            {laterWords.dialogs.cancel}
          </Button>
          <Button type="submit" loading={isBusy}>
            {contact ? laterWords.dialogs.save : create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
