import type { SettingItem } from "../settings.ts";
import type { FormFieldId, TopicId } from "../ids.ts";

/** A widget's pre-chat form, as its settings hold it. (B-73) */
export type PreChatForm = SettingItem<"widget">["form"];
export type FormField = PreChatForm["fields"][number];
export type FormFieldKind = FormField["kind"];

/** The form before a chat, as a customer sees it. */
export interface FormView {
  /** Names this form as it is now; answers say which one they answer. */
  readonly mark: string;
  readonly fields: readonly Omit<FormField, "isForReaching">[];
  /** One of these must be chosen, where there are any. */
  readonly topics: readonly { readonly topicId: TopicId; readonly label: string }[];
  /** Consent that must be given; with an empty link there is nothing to read. */
  readonly consent: PreChatForm["consent"];
}

/** What a browser sends of it along with the first words of a chat. */
export interface FormAnswers {
  readonly mark: string;
  readonly answers: readonly { readonly fieldId: FormFieldId; readonly value: string }[];
  /** The chosen topic; `null` where there is none to choose. */
  readonly topicId: TopicId | null;
  readonly agrees: boolean;
}

/** What a customer gave before their chat; nothing of it has been checked. */
export interface FilledFormView {
  readonly answers: readonly {
    readonly kind: FormFieldKind;
    readonly label: string;
    readonly value: string;
  }[];
  readonly topic: string | null;
  readonly consent: PreChatForm["consent"];
}
