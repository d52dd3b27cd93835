import { emailLengthMax, formAnswerLengthMax, nameLengthMax, phoneLengthMax } from "#contract/limits.ts";
import type { FormAnswers, FormView } from "#contract/views/form-view.ts";
import { Html, markup } from "./html.ts";
import { answerPrefix } from "./posted.ts";
import type { PlainWords } from "./words/plain-words.ts";

/** What browsers can fill in by themselves, and how long it may be. */
const inputs = {
  name: { type: "text", autocomplete: "name", lengthMax: nameLengthMax },
  email: { type: "email", autocomplete: "email", lengthMax: emailLengthMax },
  phone: { type: "tel", autocomplete: "tel", lengthMax: phoneLengthMax },
  text: { type: "text", autocomplete: "off", lengthMax: formAnswerLengthMax },
} as const;

/** The form before a chat, with what was filled in before. (B-73) */
export function preChatHtml(form: FormView, filled: FormAnswers | null, { later }: PlainWords): Html {
  const words = later.preChat;
  const valueOf = (fieldId: string) => filled?.answers.find((one) => one.fieldId === fieldId)?.value ?? "";
  const topics = form.topics.map(({ topicId, label }) => ({ value: topicId, label }));
  return markup`<input type="hidden" name="mark" value="${form.mark}" />
    ${
      topics.length > 0
        ? markup`<label for="topic">${words.topic}</label>
            ${selectHtml({ name: "topic", isRequired: true, options: topics, chosen: filled?.topicId ?? "", none: words.choose })}`
        : null
    }
    ${form.fields.map((field) => fieldHtml(field, valueOf(field.fieldId), later))}
    ${form.consent && consentHtml(form.consent, words.readOn)}`;
}

function fieldHtml(
  { fieldId, kind, label, isRequired, choices }: FormView["fields"][number],
  value: string,
  later: PlainWords["later"],
): Html {
  const name = `${answerPrefix}${fieldId}`;
  const optional = isRequired ? null : markup` <small>${later.offline.optional}</small>`;
  const labelHtml = markup`<label for="${name}">${label}${optional}</label>`;
  if (kind === "choice") {
    const options = choices.map((choice) => ({ value: choice, label: choice }));
    return markup`${labelHtml}${selectHtml({ name, isRequired, options, chosen: value, none: later.preChat.choose })}`;
  }
  const { type, autocomplete, lengthMax } = inputs[kind];
  return markup`${labelHtml}<input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      maxlength="${lengthMax}"
      value="${value}"
      ${isRequired ? requiredHtml : null}
    />`;
}

const requiredHtml = new Html("required");

interface Select {
  readonly name: string;
  readonly isRequired: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  /** Stands there as long as nothing is chosen. */
  readonly none: string;
}

function selectHtml({ name, isRequired, options, chosen, none }: Select): Html {
  return markup`<select id="${name}" name="${name}" ${isRequired ? requiredHtml : null}>
    <option value="">${none}</option>
    ${options.map(
      ({ value, label }) =>
        markup`<option value="${value}" ${value === chosen ? new Html("selected") : null}>${label}</option>`,
    )}
  </select>`;
}

/** Never ticked for the customer, as each chat has a consent of its own. */
function consentHtml({ text, link }: NonNullable<FormView["consent"]>, readOn: string): Html {
  const linkHtml = markup`<a href="${link}" target="_blank" rel="noopener noreferrer">${readOn}</a>`;
  return markup`<p class="consent">
    <input type="checkbox" id="agrees" name="agrees" required />
    <label for="agrees">${text}</label> ${link === "" ? null : linkHtml}
  </p>`;
}
