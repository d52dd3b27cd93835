import { commandId, customerSecret, email, formAnswers, messageText, topicId } from "#contract/fields.ts";
import type { CommandId, TopicId } from "#contract/ids.ts";
import { nameLengthMax } from "#contract/limits.ts";
import type { FormAnswers } from "#contract/views/form-view.ts";

/** The fields of a form that was posted. A view of the page alone brings none. */
export interface Posted {
  readonly action: "look" | "write" | "end" | "leave-message" | "forget";
  /** Proves who the customer is; made by the server for a new one. */
  readonly secret: string | null;
  /** Made with the form, so that a form that is sent twice says its words once. */
  readonly id: CommandId | null;
  readonly text: string;
  readonly name: string;
  readonly email: string;
  /** Answers to the form before a chat; `null`: there was none on the page. (B-73) */
  readonly form: FormAnswers | null;
  /** The topic that a message is left about. */
  readonly topicId: TopicId | null;
  /** Pages of older lines to show. */
  readonly pages: number;
}

const actions = ["write", "end", "leave-message", "forget"] as const;

/** Most pages of older lines that one view reads. */
const pagesMax = 20;

/** Reads a form. What it should not have brought counts as not brought: the page is shown all the same. */
export function readPosted(form: Readonly<Record<string, string>>): Posted {
  const { action, secret, id, text = "", name = "", email = "", pages = "" } = form;
  return {
    action: actions.find((known) => known === action) ?? "look",
    secret: customerSecret.safeParse(secret).data ?? null,
    id: commandId.safeParse(id).data ?? null,
    text: text.replaceAll("\r\n", "\n"),
    name: name.trim().slice(0, nameLengthMax),
    email: email.trim(),
    form: readForm(form),
    topicId: topicId.safeParse(form["topic"]).data ?? null,
    pages: Math.min(Number(/^\d{1,3}$/.exec(pages)?.[0] ?? 0), pagesMax),
  };
}

/** Before the names of the form's fields on the page. */
export const answerPrefix = "answer-";

function readForm(form: Readonly<Record<string, string>>): FormAnswers | null {
  const { mark, topic, agrees } = form;
  if (mark === undefined) return null;
  const answers = Object.entries(form).flatMap(([name, value]) =>
    name.startsWith(answerPrefix) && value.trim() !== ""
      ? [{ fieldId: name.slice(answerPrefix.length), value: value.trim() }]
      : [],
  );
  const read = { mark, answers, topicId: topic || null, agrees: agrees !== undefined };
  return formAnswers.safeParse(read).data ?? null;
}

/** Can these words be sent as they are? */
export function isSendable(text: string): boolean {
  return messageText.safeParse(text).success;
}

export function isAddress(text: string): boolean {
  return email.safeParse(text).success;
}
