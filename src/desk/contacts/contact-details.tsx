import { ActionIcon, Button } from "@mantine/core";
import type { ContactView } from "#contract/views/cards.ts";
import { Avatar } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { useIsNarrow } from "../look/use-is-narrow.ts";
import { laterWords } from "../words/words.ts";
import classes from "./contacts.module.css";

interface Props {
  readonly contact: ContactView;
  readonly back: () => void;
  readonly edit: () => void;
  readonly merge: () => void;
}

export function ContactDetails({ contact, back, edit, merge }: Props) {
  const { contacts: words, chatPanel } = laterWords;
  const isNarrow = useIsNarrow();
  const { name, email, phone } = contact;
  return (
    <section className={classes.details} aria-label={name}>
      <header>
        {isNarrow && (
          <ActionIcon onClick={back} aria-label={words.back}>
            <Icon name="back" />
          </ActionIcon>
        )}
        <Avatar name={name} />
        <h2 dir="auto">{name}</h2>
      </header>
      <dl>
        <dt>{chatPanel.email}</dt>
        <dd>{email === "" ? "–" : <a href={`mailto:${email}`}>{email}</a>}</dd>
        <dt>{chatPanel.phone}</dt>
        <dd>{phone === "" ? "–" : <bdi dir="ltr">{phone}</bdi>}</dd>
      </dl>
      <div className={classes.acts}>
        <Button variant="default" leftSection={<Icon name="edit" size={15} />} onClick={edit}>
          {chatPanel.editContact}
        </Button>
        <Button variant="default" leftSection={<Icon name="merge" size={15} />} onClick={merge}>
          {words.merge}
        </Button>
      </div>
      <p className={classes.hint}>{words.mergeHint}</p>
    </section>
  );
}
