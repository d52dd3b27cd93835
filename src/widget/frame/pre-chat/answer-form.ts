import type { ChatId } from "#contract/ids.ts";
import type { FormAnswers, FormView } from "#contract/views/form-view.ts";
import { storableText } from "../storable-text.ts";
import { faultsIn } from "./faults-in.ts";
import { filledIn } from "./filled-in.ts";
import { faultWords } from "./fault-words.ts";
import { keepSent, keptAnswers } from "./kept-answers.ts";

/** The form, and what it is for. */
export interface Asked {
  readonly form: FormView;
  /** The chat before; `null`: there was none. */
  readonly chatId: ChatId | null;
  readonly widgetId: string;
}

/** What is agreed to when the consent is ticked now. */
export function consentTo({ form, chatId }: Asked): string {
  return `${form.mark} ${chatId}`;
}

/** The answers to send; `null` when something is missing, to which the customer is led. */
export function answerForm(asked: Asked): FormAnswers | null {
  const { form, widgetId } = asked;
  const { topicId, agreedTo, values, ...others } = filledIn.get();
  const filled = values ?? keptAnswers(widgetId);
  const agrees = agreedTo === consentTo(asked);
  const answers = form.fields.flatMap(({ fieldId }) => {
    const value = storableText(filled[fieldId] ?? "");
    return value === "" ? [] : [{ fieldId, value }];
  });
  const faults = faultsIn(form, { answers, topicId, agrees }, faultWords());
  const isWhole = Object.keys(faults).length === 0;
  const led = others.led + (isWhole ? 0 : 1);
  filledIn.set({ topicId, agreedTo, values: filled, faults, led });
  if (!isWhole) return null;
  keepSent(widgetId, form, filled);
  return { mark: form.mark, answers, topicId, agrees };
}
