import { type CommandError, type ErrorCode, commandError } from "#contract/error-codes.ts";
import type { Account } from "#core/account/account.ts";
import type { UserId } from "#core/ids.ts";
import type { Refusal } from "#core/refusal.ts";

/** The one place where a rule's reason becomes a code of the contract. */
const codes: Readonly<Record<Refusal["refused"], ErrorCode>> = {
  "already-owned": "already-owned",
  "chat-over": "chat-over",
  "chat-unknown": "not-found",
  "not-waiting": "not-waiting",
  "not-owner": "not-owner",
  "not-active": "not-active",
  "not-in-wrap-up": "not-in-wrap-up",
  "in-wrap-up": "in-wrap-up",
  "no-extension-left": "no-extension-left",
  "no-wrap-up-limit": "no-wrap-up-limit",
  "not-eligible": "not-eligible",
  "at-maximum": "at-maximum",
  "queue-unknown": "not-found",
  "queue-empty": "queue-empty",
  "queue-not-served": "queue-not-served",
  "same-queue": "same-queue",
  "classification-unknown": "classification-unknown",
  "contact-unknown": "not-found",
  "break-reason-unknown": "break-reason-unknown",
  "no-webchat": "no-webchat",
  "not-permitted": "not-permitted",
  "user-unknown": "not-found",
  "group-unknown": "not-found",
  "widget-unknown": "not-found",
  "template-unknown": "not-found",
  "name-taken": "name-taken",
  "last-administrator": "last-administrator",
  "queue-in-use": "queue-in-use",
  "group-in-use": "group-in-use",
  "classification-in-use": "classification-in-use",
  "wrong-parent": "wrong-parent",
  "opening-hours-unknown": "not-found",
  "opening-hours-in-use": "opening-hours-in-use",
  "time-zone-unknown": "time-zone-unknown",
  "periods-overlap": "periods-overlap",
  "holiday-wrong": "holiday-wrong",
  "queue-closed": "queue-closed",
  "queue-full": "queue-full",
  "queue-unattended": "queue-unattended",
  "offline-message-unknown": "not-found",
  "too-many-left": "too-many-left",
};

/** A refusal in the contract's words, with the names they need. */
export function errorOfRefusal(account: Account, refusal: Refusal): CommandError {
  const code = codes[refusal.refused];
  switch (refusal.refused) {
    case "already-owned":
      return commandError(code, { name: nameOf(account, refusal.by), userId: refusal.by });
    case "not-owner":
      return refusal.ownerId
        ? commandError(code, { name: nameOf(account, refusal.ownerId), userId: refusal.ownerId })
        : commandError(code);
    case "at-maximum":
      return commandError(code, { chatsMax: refusal.chatsMax });
    case "periods-overlap":
      return commandError(code, { name: refusal.day });
    case "holiday-wrong":
      return commandError(code, { name: refusal.date });
    default:
      return commandError(code);
  }
}

function nameOf(account: Account, userId: UserId): string {
  return account.users[userId]?.name ?? "somebody else";
}
