import type { FormView } from "#contract/views/form-view.ts";
import { attempt } from "../attempt.ts";
import { Draft } from "../draft.ts";
import type { FilledIn } from "./filled-in.ts";

type Values = NonNullable<FilledIn["values"]>;

/** Kinds of answers that are the same the next time. */
const lasting = new Set(["name", "email", "phone"]);

const keyOf = (widgetId: string) => `bellhop-form-${widgetId}`;
const draftOf = (widgetId: string) => new Draft(`${widgetId}-form`);

/** What was typed in this tab and, where nothing was, who the customer said they were before. */
export function keptAnswers(widgetId: string): Values {
  const before = attempt(() => localStorage.getItem(keyOf(widgetId)));
  return { ...parsed(before), ...parsed(draftOf(widgetId).text) };
}

export function keepTyped(widgetId: string, values: Values): void {
  draftOf(widgetId).keep(JSON.stringify(values));
}

/** The form was sent: beyond this tab, the browser keeps who the customer is. */
export function keepSent(widgetId: string, form: FormView, values: Values): void {
  const kept = form.fields.flatMap(({ fieldId, kind }) => {
    const value = values[fieldId];
    return lasting.has(kind) && value ? [[fieldId, value]] : [];
  });
  attempt(() => localStorage.setItem(keyOf(widgetId), JSON.stringify(Object.fromEntries(kept))));
}

function parsed(text: string | null): Values {
  return text ? (JSON.parse(text) as Values) : {};
}
