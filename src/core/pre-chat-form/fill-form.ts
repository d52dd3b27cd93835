import type { FormFieldId, QueueId, TopicId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import {
  type FilledField,
  type FilledForm,
  type FormField,
  type PreChatForm,
  asksAnything,
} from "./pre-chat-form.ts";

/** What a customer's browser sends of a form. */
export interface FormAnswers {
  readonly answers: readonly { readonly fieldId: FormFieldId; readonly value: string }[];
  readonly topicId: TopicId | null;
  /** Has the customer ticked the consent? */
  readonly agrees: boolean;
}

/** Why an answer is not taken. */
export type AnswerFault = "missing" | "too-long" | "no-email" | "no-phone" | "not-offered";

/** Longest answer of each kind. */
export type AnswerLengths = Readonly<Record<FormField["kind"], number>>;

/** The queue and the address that follow from a filled-in form. */
export interface FilledWithIt {
  readonly form: FilledForm | null;
  /** Where answers go when the customer has left; `null`: they gave no such address. (B-79) */
  readonly email: string | null;
  /** The queue of the chosen topic; `null`: there are no topics. */
  readonly queueId: QueueId | null;
}

/** Nothing was asked. */
export const nothingFilled: FilledWithIt = { form: null, email: null, queueId: null };

/**
 * Reads a filled-in form: what a chat begins with, or the first fault. `given`: `null` when the customer was not
 * asked; `isCurrent`: the answers are to the form as it is now. (B-73)
 */
export function fillForm(
  form: PreChatForm,
  given: {
    readonly answers: FormAnswers | null;
    readonly isCurrent: boolean;
    readonly lengths: AnswerLengths;
    readonly isEmail: (text: string) => boolean;
  },
): FilledWithIt | Refusal {
  if (!asksAnything(form)) return nothingFilled;
  const { answers } = given;
  if (!answers) return { refused: "form-missing" };
  if (!given.isCurrent) return { refused: "form-changed" };
  const values = new Map(answers.answers.map(({ fieldId, value }) => [fieldId, value.trim()]));
  const filled: FilledField[] = [];
  let email: string | null = null;
  for (const field of form.fields) {
    const { kind, label } = field;
    const value = values.get(field.fieldId) ?? "";
    const why = faultOf(field, value, given);
    if (why) return { refused: "answer-wrong", field: field.fieldId, name: label, why };
    if (value === "") continue;
    if (field.isForReaching) email = value.toLowerCase();
    filled.push({ kind, label, value });
  }
  const topic = form.topics.find(({ topicId }) => topicId === answers.topicId) ?? null;
  if (form.topics.length > 0 && !topic) return { refused: "topic-missing" };
  if (form.consent && !answers.agrees) return { refused: "consent-missing" };
  return {
    form: { answers: filled, topic: topic?.label ?? null, consent: form.consent },
    email,
    queueId: topic?.queueId ?? null,
  };
}

function faultOf(
  { kind, isRequired, choices }: FormField,
  value: string,
  { lengths, isEmail }: { lengths: AnswerLengths; isEmail: (text: string) => boolean },
): AnswerFault | null {
  if (value === "") return isRequired ? "missing" : null;
  if (value.length > lengths[kind]) return "too-long";
  switch (kind) {
    case "email":
      return isEmail(value) ? null : "no-email";
    case "phone":
      // Masked digits are no number that could be called.
      return /\d/.test(value) ? null : "no-phone";
    case "choice":
      return choices.includes(value) ? null : "not-offered";
    case "name":
    case "text":
      return null;
  }
}
