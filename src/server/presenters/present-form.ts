import { createHash } from "node:crypto";
import type { FormView } from "#contract/views/form-view.ts";
import { type PreChatForm, asksAnything } from "#core/pre-chat-form/pre-chat-form.ts";

/** The form as customers see it; `null` where nothing is asked. */
export function presentForm(form: PreChatForm): FormView | null {
  if (!asksAnything(form)) return null;
  return {
    mark: markOf(form),
    fields: form.fields.map(({ isForReaching: _, ...field }) => field),
    topics: form.topics.map(({ topicId, label }) => ({ topicId, label })),
    consent: form.consent,
  };
}

const marks = new WeakMap<PreChatForm, string>();

/** Another one for each change of the form. */
export function markOf(form: PreChatForm): string {
  const known = marks.get(form);
  if (known) return known;
  const mark = createHash("sha256").update(JSON.stringify(form)).digest("base64url").slice(0, 16);
  marks.set(form, mark);
  return mark;
}
