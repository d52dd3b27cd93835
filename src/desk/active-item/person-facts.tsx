import type { ChatCard } from "#contract/views/cards.ts";
import type { FieldView } from "#contract/views/person-view.ts";
import { Icon } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import classes from "./chat-panel.module.css";

/** Who the customer is by the company's signature, and what its page has said of them without one. (B-75) */
export function PersonFacts({ card }: { readonly card: ChatCard }) {
  const { chatPanel } = laterWords;
  const { person, fields, contact } = card;
  if (!person && fields.length === 0 && !contact) return null;
  return (
    <section className={classes.section} aria-label={chatPanel.identity}>
      {person ? (
        <>
          <p className={classes.verified}>
            <Icon name="check" size={15} /> {chatPanel.verified}
          </p>
          <dl className={classes.place}>
            <dt>{chatPanel.customerId}</dt>
            <dd dir="auto">{person.externalId}</dd>
            {person.name !== "" && (
              <>
                <dt>{chatPanel.name}</dt>
                <dd dir="auto">{person.name}</dd>
              </>
            )}
            {person.email !== "" && (
              <>
                <dt>{chatPanel.email}</dt>
                <dd dir="ltr">{person.email}</dd>
              </>
            )}
            <Fields fields={person.fields} />
          </dl>
        </>
      ) : (
        <p className={classes.unverified}>{chatPanel.unverifiedPerson}</p>
      )}
      {fields.length > 0 && (
        <>
          {person && <p className={classes.unverified}>{chatPanel.unverifiedFields}</p>}
          <dl className={classes.place}>
            <Fields fields={fields} />
          </dl>
        </>
      )}
    </section>
  );
}

function Fields({ fields }: { readonly fields: readonly FieldView[] }) {
  return fields.map(({ name, value }) => (
    <div key={name} style={{ display: "contents" }}>
      <dt dir="auto">{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  ));
}
