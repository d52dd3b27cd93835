import type { QueueId, UserId } from "./ids.ts";

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
  | { readonly refused: "not-in-wrap-up" }
  | { readonly refused: "in-wrap-up" }
  | { readonly refused: "no-extension-left" }
  | { readonly refused: "no-wrap-up-limit" }
  | { readonly refused: "not-eligible"; readonly why: Ineligibility }
  | { readonly refused: "at-maximum"; readonly chatsMax: number }
  | { readonly refused: "queue-unknown" }
  | { readonly refused: "queue-not-served"; readonly queueId: QueueId }
  | { readonly refused: "same-queue"; readonly queueId: QueueId }
  | { readonly refused: "classification-unknown" }
  | { readonly refused: "contact-unknown" }
  | { readonly refused: "break-reason-unknown" }
  | { readonly refused: "no-webchat" }
  | { readonly refused: "user-unknown" }
  | { readonly refused: "group-unknown" }
  | { readonly refused: "widget-unknown" }
  | { readonly refused: "template-unknown" }
  | { readonly refused: "not-permitted" }
  | { readonly refused: "queue-empty" }
  | { readonly refused: "name-taken"; readonly name: string }
  | { readonly refused: "last-administrator" }
  | { readonly refused: "queue-in-use" }
  | { readonly refused: "group-in-use" }
  | { readonly refused: "classification-in-use" }
  | { readonly refused: "wrong-parent" }
  | { readonly refused: "opening-hours-unknown" }
  | { readonly refused: "opening-hours-in-use" }
  | { readonly refused: "time-zone-unknown" }
  /** `day`: a weekday's name, or the date of a holiday. */
  | { readonly refused: "periods-overlap"; readonly day: string }
  | { readonly refused: "holiday-wrong"; readonly date: string }
  /** The queue takes no new chat now. */
  | { readonly refused: "queue-closed" }
  | { readonly refused: "queue-full" }
  | { readonly refused: "queue-unattended" }
  | { readonly refused: "offline-message-unknown" }
  | { readonly refused: "too-many-left" };

/** Why an agent may not be allocated a chat, in the order in which the reasons are looked at. */
export type Ineligibility =
  | "no-webchat"
  | "not-in-group"
  | "not-available"
  | "not-connected"
  | "has-active-item"
  | "at-maximum"
  | "declined";

export function isRefusal(value: object): value is Refusal {
  return "refused" in value;
}
