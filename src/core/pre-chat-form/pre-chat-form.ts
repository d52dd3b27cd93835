import type { FormFieldId, QueueId, TopicId } from "../ids.ts";

/** The kinds of fields. A name, an address and a phone number are claims that nobody has checked. */
export type FormFieldKind = "name" | "email" | "phone" | "text" | "choice";

/** One question of a pre-chat form, in the company's words. */
export interface FormField {
  readonly fieldId: FormFieldId;
  readonly kind: FormFieldKind;
  readonly label: string;
  readonly isRequired: boolean;
  /** The answers to choose from; empty for other kinds. */
  readonly choices: readonly string[];
  /** An e-mail address to which answers go when the customer has left. (B-79) */
  readonly isForReaching: boolean;
}

/** What a chat may be about, and the queue that takes such chats. */
export interface Topic {
  readonly topicId: TopicId;
  readonly label: string;
  readonly queueId: QueueId;
}

/** What customers must agree to before they begin. `link`: where to read on; empty = nowhere. */
export interface Consent {
  readonly text: string;
  readonly link: string;
}

/** A widget's form before a chat; empty: there is none. (B-73) */
export interface PreChatForm {
  readonly fields: readonly FormField[];
  /** The customer chooses one; with none, every chat goes into the widget's queue. */
  readonly topics: readonly Topic[];
  readonly consent: Consent | null;
}

export const noForm: PreChatForm = { fields: [], topics: [], consent: null };

/** A customer's answers as the log keeps them: whole, whatever the form says later. */
export interface FilledForm {
  /** The fields that were filled in. */
  readonly answers: readonly FilledField[];
  /** The label of the chosen topic; `null`: there was none to choose. */
  readonly topic: string | null;
  /** The text that they agreed to. */
  readonly consent: Consent | null;
}

export interface FilledField {
  readonly kind: FormFieldKind;
  readonly label: string;
  readonly value: string;
}

export function asksAnything({ fields, topics, consent }: PreChatForm): boolean {
  return fields.length > 0 || topics.length > 0 || consent !== null;
}

/** The name that the customer claims; `null` where they gave none. */
export function claimedName(form: FilledForm | null): string | null {
  return form?.answers.find(({ kind }) => kind === "name")?.value ?? null;
}
