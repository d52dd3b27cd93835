import type { MailView } from "#contract/views/mail-view.ts";
import { timeOfDay } from "../time/time-of-day.ts";
import { laterWords } from "../words/words.ts";
import classes from "./mail-facts.module.css";

/** Where the customer is reached by mail, and what became of the last mail. (B-79) */
export function MailFacts({ mail: { email, last } }: { readonly mail: MailView }) {
  const { chatPanel } = laterWords;
  return (
    <>
      <dt>{chatPanel.byMail}</dt>
      <dd>
        <bdi>{email}</bdi>
        {last && (
          <span
            className={classes.last}
            data-outcome={last.outcome === "waiting" || last.outcome === "sent" ? last.outcome : "failed"}
          >
            {chatPanel.mailOutcomes[last.outcome](timeOfDay(last.at))}
            {last.response !== "" && ` (${last.response})`}
          </span>
        )}
      </dd>
    </>
  );
}
