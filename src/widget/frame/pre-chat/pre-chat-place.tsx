import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { useLayoutEffect, useRef } from "preact/hooks";
import { styleFormPlace } from "../form-place.ts";
import type { HostLink } from "../host-link.ts";
import { useStore } from "../use-store.ts";
import type { ChatWords } from "../words/chat-words.ts";
import { later } from "../words/spoken.ts";
import { type Asked, answerForm, consentTo } from "./answer-form.ts";
import { Consent } from "./consent.tsx";
import { Field } from "./field.tsx";
import { type ClosedTopic, type FilledIn, filledIn } from "./filled-in.ts";
import { keepTyped, keptAnswers } from "./kept-answers.ts";
import { TopicField } from "./topic-field.tsx";
import { useRefused } from "./use-refused.ts";

interface Props {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly model: CustomerSessionModel;
  readonly asked: Asked;
  readonly words: ChatWords;
  /** Nothing was said before. */
  readonly isEmpty: boolean;
  readonly setClosed: (closed: ClosedTopic) => void;
}

styleFormPlace();

/** What the chat needs of this part, which it does not know beforehand. */
export const preChat = { draw: (props: Props) => <PreChatPlace {...props} />, answer: answerForm };

/** The form before the first message, above the message box. (B-73) */
function PreChatPlace(props: Props) {
  const { asked, words, isEmpty } = props;
  const { form, widgetId } = asked;
  const { topicId, agreedTo, faults, led, ...typed } = useStore(filledIn);
  const values = typed.values ?? keptAnswers(widgetId);
  const place = useRef<HTMLFormElement>(null);
  useRefused(props);
  useLayoutEffect(() => {
    if (led > 0) place.current?.querySelector<HTMLElement>("[aria-invalid=true],[role=alert]")?.focus();
  }, [led]);

  /** A field that is changed is no longer marked as wrong. */
  const change = (part: string, changed: Partial<FilledIn>) => {
    const { [part]: _, form: _form, ...others } = faults;
    filledIn.set({ ...filledIn.get(), faults: others, ...changed });
  };
  return (
    <section class="form-place" aria-labelledby="pre-chat-title">
      <h2 id="pre-chat-title">{isEmpty ? words.greeting : later.preChat.title}</h2>
      <form
        ref={place}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          document.querySelector<HTMLFormElement>(".composer")?.requestSubmit();
        }}
      >
        {faults["form"] && (
          <p class="refused" role="alert" tabIndex={-1}>
            {faults["form"]}
          </p>
        )}
        {form.topics.length > 0 && (
          <TopicField
            topics={form.topics}
            value={topicId}
            fault={faults["topic"]}
            onChange={(chosen) => change("topic", { topicId: chosen })}
          />
        )}
        {form.fields.map((field) => (
          <Field
            key={field.fieldId}
            field={field}
            value={values[field.fieldId] ?? ""}
            fault={faults[field.fieldId]}
            onType={(value) => {
              const now = { ...values, [field.fieldId]: value };
              keepTyped(widgetId, now);
              change(field.fieldId, { values: now });
            }}
          />
        ))}
        {form.consent && (
          <Consent
            consent={form.consent}
            agrees={agreedTo === consentTo(asked)}
            fault={faults["consent"]}
            onChange={(agrees) => change("consent", { agreedTo: agrees ? consentTo(asked) : null })}
          />
        )}
        <p>{later.preChat.next}</p>
        {/* Without one, Enter in a field would do nothing. */}
        <input type="submit" hidden />
      </form>
    </section>
  );
}
