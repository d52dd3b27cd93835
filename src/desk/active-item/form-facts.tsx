import type { FilledFormView } from "#contract/views/form-view.ts";
import { laterWords } from "../words/words.ts";
import classes from "./form-facts.module.css";

/** Kinds of answers that claim who somebody is. */
const claims = new Set(["name", "email", "phone"]);

/** What the customer gave before the chat. Nobody has checked it. (B-73, B-75) */
export function FormFacts({ form: { answers, topic, consent } }: { readonly form: FilledFormView }) {
  const { chatPanel } = laterWords;
  return (
    <>
      {topic !== null && (
        <>
          <dt>{chatPanel.topic}</dt>
          <dd dir="auto">{topic}</dd>
        </>
      )}
      {answers.map(({ kind, label, value }) => (
        <div key={label} className={classes.answer}>
          <dt dir="auto">{label}</dt>
          <dd>
            <bdi>{value}</bdi>
            {claims.has(kind) && <span className={classes.unverified}>{chatPanel.unverified}</span>}
          </dd>
        </div>
      ))}
      {consent && (
        <>
          <dt>{chatPanel.agreedTo}</dt>
          <dd dir="auto">{consent.text}</dd>
        </>
      )}
    </>
  );
}
