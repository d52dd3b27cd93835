import type { SettingKind } from "./account/setting-kinds.ts";
import type { QueueId, UserId } from "./ids.ts";
import type { AnswerFault } from "./pre-chat-form/fill-form.ts";
import type { FormFault } from "./pre-chat-form/form-fault.ts";

/**
 * Why a rule says no. A refusal is an answer, not an error: nothing was changed, and the
 * reason is one the asker can act on. The server maps each reason to one code of the contract.
 */
export type Refusal =
  | { readonly refused: "already-owned"; readonly by: UserId }
  | { readonly refused: "chat-over" }
  | { readonly refused: "chat-unknown" }
  | { readonly refused: "not-waiting" }
  | { readonly refused: "not-owner"; readonly ownerId: UserId | null }
  | { readonly refused: "not-active" }
  /** The customer has written what whoever acts had not seen. */
  | { readonly refused: "customer-wrote" }
  | { readonly refused: "not-in-wrap-up" }
  | { readonly refused: "in-wrap-up" }
  | { readonly refused: "no-extension-left" }
  | { readonly refused: "no-wrap-up-limit" }
  | { readonly refused: "not-eligible"; readonly why: Ineligibility }
  | { readonly refused: "at-maximum"; readonly chatsMax: number }
  /** There is no such offer any more. */
  | { readonly refused: "offer-over" }
  | { readonly refused: "queue-unknown" }
  | { readonly refused: "queue-not-served"; readonly queueId: QueueId }
  | { readonly refused: "same-queue"; readonly queueId: QueueId }
  | { readonly refused: "classification-unknown" }
  /** The queue asks for a classification, and the chat has none. */
  | { readonly refused: "classification-missing" }
  | { readonly refused: "contact-unknown" }
  /** Another contact stands for this one by now. */
  | { readonly refused: "contact-merged"; readonly name: string }
  | { readonly refused: "same-contact" }
  | { readonly refused: "too-many-merged"; readonly max: number }
  | { readonly refused: "break-reason-unknown" }
  | { readonly refused: "no-webchat" }
  | { readonly refused: "widget-unknown" }
  | { readonly refused: "not-permitted" }
  /** The item does not exist, or the saved item refers to one of this kind that does not exist. */
  | { readonly refused: "setting-unknown"; readonly kind: SettingKind }
  /** `by`: the kinds of settings with an item that still refers to it. */
  | {
      readonly refused: "setting-in-use";
      readonly kind: SettingKind;
      readonly by: readonly SettingKind[];
      readonly hasChats: boolean;
    }
  | { readonly refused: "list-full"; readonly list: SettingKind | "contact"; readonly max: number }
  | { readonly refused: "queue-empty" }
  | { readonly refused: "name-taken"; readonly name: string }
  | { readonly refused: "last-administrator" }
  | { readonly refused: "wrong-parent" }
  /** The customer may not write. */
  | { readonly refused: "customer-blocked" }
  | { readonly refused: "parameter-secret"; readonly name: string }
  | { readonly refused: "site-wrong"; readonly name: string }
  | { readonly refused: "time-zone-unknown" }
  /** `day`: a weekday's name, or the date of a holiday. */
  | { readonly refused: "periods-overlap"; readonly day: string }
  | { readonly refused: "holiday-wrong"; readonly date: string }
  /** The queue takes no new chat now. */
  | { readonly refused: "queue-closed" }
  | { readonly refused: "queue-full" }
  | { readonly refused: "queue-unattended" }
  /** The widget asks something before a chat, and the customer was not asked, or something else. (B-73) */
  | { readonly refused: "form-missing" }
  | { readonly refused: "form-changed" }
  | {
      readonly refused: "answer-wrong";
      readonly field: string;
      readonly name: string;
      readonly why: AnswerFault;
    }
  | { readonly refused: "topic-missing" }
  | { readonly refused: "consent-missing" }
  | { readonly refused: "form-wrong"; readonly why: FormFault; readonly name: string }
  | { readonly refused: "offline-message-unknown" }
  /** The customer is in a chat that goes on. */
  | { readonly refused: "customer-has-chat" }
  | { readonly refused: "too-many-left" }
  | { readonly refused: "messages-full" }
  /** The account accepts no files at all. */
  | { readonly refused: "files-off" }
  | { readonly refused: "file-empty"; readonly name: string }
  | { readonly refused: "file-too-large"; readonly name: string; readonly max: number }
  /** The account's files have no room for it. */
  | { readonly refused: "files-full" }
  | { readonly refused: "file-kind-not-accepted"; readonly name: string }
  /** Its content is of another type than its name says. */
  | { readonly refused: "file-not-as-named"; readonly name: string }
  | { readonly refused: "file-broken"; readonly name: string }
  /** The sender has begun as many as anybody may. */
  | { readonly refused: "too-many-uploads" }
  /** The upload never came, was sent already, or was dropped because nobody sent it. */
  | { readonly refused: "file-unknown" }
  | { readonly refused: "too-many-files"; readonly max: number }
  /** The customer has asked for as many mails about this chat as there may be. */
  | { readonly refused: "too-many-mails" }
  /** No mail of this chat has failed, or it has been sent again. */
  | { readonly refused: "mail-not-failed" }
  /** Nobody has joined the chat yet. */
  | { readonly refused: "not-joined" }
  | { readonly refused: "not-over" }
  | { readonly refused: "already-rated" }
  /** The token's time is over. */
  | { readonly refused: "token-expired" }
  /** The account has no such key, or no longer. */
  | { readonly refused: "token-key-unknown" }
  /** The token is none of the account's. */
  | { readonly refused: "token-wrong"; readonly why: string }
  /** Another browser has used it. */
  | { readonly refused: "token-used" }
  /** The browser has chatted as somebody else. */
  | { readonly refused: "another-person" }
  /** The password is common, or made of the user's own words. */
  | { readonly refused: "password-weak"; readonly why: "common" | "personal" };

/** Why an agent may not be allocated a chat, in the order of the checks. */
export type Ineligibility =
  | "no-webchat"
  | "not-in-group"
  | "not-available"
  | "not-connected"
  | "has-active-item"
  | "at-maximum"
  /** The agent put the chat back. */
  | "declined"
  /** The agent did not play it in time. */
  | "missed";

export function isRefusal(value: object): value is Refusal {
  return "refused" in value;
}
