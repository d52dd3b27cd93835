import { type CommandError, type ErrorCode, commandError } from "#contract/error-codes.ts";
import { settings } from "#contract/settings.ts";
import type { Account } from "#core/account/account.ts";
import type { UserId } from "#core/ids.ts";
import type { FormFault } from "#core/pre-chat-form/form-fault.ts";
import type { Refusal } from "#core/refusal.ts";
import { weaknessWords } from "../sign-in/weakness-of.ts";

/** The one place where a rule's reason becomes a code of the contract. */
const codes: Readonly<Record<Refusal["refused"], ErrorCode>> = {
  "already-owned": "already-owned",
  "chat-over": "chat-over",
  "chat-unknown": "not-found",
  "not-waiting": "not-waiting",
  "not-owner": "not-owner",
  "not-active": "not-active",
  "customer-wrote": "customer-wrote",
  "not-in-wrap-up": "not-in-wrap-up",
  "in-wrap-up": "in-wrap-up",
  "no-extension-left": "no-extension-left",
  "no-wrap-up-limit": "no-wrap-up-limit",
  "not-eligible": "not-eligible",
  "at-maximum": "at-maximum",
  "offer-over": "offer-over",
  "queue-unknown": "not-found",
  "queue-empty": "queue-empty",
  "queue-not-served": "queue-not-served",
  "same-queue": "same-queue",
  "classification-unknown": "classification-unknown",
  "classification-missing": "classification-missing",
  "contact-unknown": "not-found",
  "contact-merged": "contact-merged",
  "same-contact": "same-contact",
  "too-many-merged": "too-many-merged",
  "break-reason-unknown": "break-reason-unknown",
  "no-webchat": "no-webchat",
  "not-permitted": "not-permitted",
  "widget-unknown": "not-found",
  "setting-unknown": "not-found",
  "setting-in-use": "setting-in-use",
  "list-full": "list-full",
  "name-taken": "name-taken",
  "last-administrator": "last-administrator",
  "wrong-parent": "wrong-parent",
  "parameter-secret": "parameter-secret",
  "site-wrong": "site-wrong",
  "customer-blocked": "customer-blocked",
  "time-zone-unknown": "time-zone-unknown",
  "periods-overlap": "periods-overlap",
  "holiday-wrong": "holiday-wrong",
  "queue-closed": "queue-closed",
  "queue-full": "queue-full",
  "queue-unattended": "queue-unattended",
  "form-missing": "form-missing",
  "form-changed": "form-changed",
  "answer-wrong": "answer-wrong",
  "topic-missing": "topic-missing",
  "consent-missing": "consent-missing",
  "form-wrong": "form-wrong",
  "offline-message-unknown": "not-found",
  "customer-has-chat": "customer-has-chat",
  "too-many-left": "too-many-left",
  "messages-full": "messages-full",
  "files-off": "files-off",
  "file-empty": "file-empty",
  "file-too-large": "file-too-large",
  "files-full": "files-full",
  "file-kind-not-accepted": "file-kind-not-accepted",
  "file-not-as-named": "file-not-as-named",
  "file-broken": "file-broken",
  "too-many-uploads": "too-many-uploads",
  "file-unknown": "file-unknown",
  "too-many-files": "too-many-files",
  "too-many-mails": "too-many-mails",
  "mail-not-failed": "mail-not-failed",
  "not-joined": "not-joined",
  "not-over": "not-over",
  "already-rated": "already-rated",
  "token-expired": "token-expired",
  "token-key-unknown": "token-key-unknown",
  "token-wrong": "token-wrong",
  "token-used": "token-used",
  "another-person": "another-person",
  "password-weak": "password-weak",
};

const formFaults: Readonly<Record<FormFault, string>> = {
  "asked-twice": "it asks for the same thing twice",
  "too-few-choices": "there must be two to choose from",
  "said-twice": "the same words are there twice",
  "wrong-link": "that is no web address",
};

const contacts = { many: "contacts", whenFull: "change one that is no longer needed" };

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
    case "too-many-files":
    case "too-many-merged":
      return commandError(code, { max: refusal.max });
    case "at-maximum":
      return commandError(code, { chatsMax: refusal.chatsMax });
    case "setting-in-use": {
      const { kind, by, hasChats } = refusal;
      const users = by.map((user) => `${user === kind ? "other " : ""}${settings[user].many}`);
      const all = hasChats ? [...users, "open chats"] : users;
      return commandError(code, {
        name: settings[kind].one,
        by: all.join(" and "),
        kind,
        users: [...by, ...(hasChats ? ["chat"] : [])].join(" "),
      });
    }
    case "list-full": {
      const { list, max } = refusal;
      const { many, whenFull } = list === "contact" ? contacts : settings[list];
      return commandError(code, { max, list: many, do: whenFull, kind: list });
    }
    case "periods-overlap":
      return commandError(code, { name: refusal.day });
    case "file-too-large":
      return commandError(code, { name: refusal.name, size: sizeWords(refusal.max), max: refusal.max });
    case "file-empty":
    case "file-broken":
    case "file-kind-not-accepted":
    case "file-not-as-named":
    case "contact-merged":
    case "parameter-secret":
    case "site-wrong":
      return commandError(code, { name: refusal.name });
    case "holiday-wrong":
      return commandError(code, { name: refusal.date });
    case "answer-wrong":
      return commandError(code, { name: refusal.name, field: refusal.field, why: refusal.why });
    case "form-wrong":
      return commandError(code, { name: refusal.name, why: formFaults[refusal.why], fault: refusal.why });
    case "token-wrong":
      return commandError(code, { why: refusal.why });
    case "password-weak":
      return commandError(code, { why: weaknessWords[refusal.why], weakness: refusal.why });
    default:
      return commandError(code);
  }
}

function sizeWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${Math.ceil(bytes / 1_000)} KB`;
}

function nameOf(account: Account, userId: UserId): string {
  return account.users[userId]?.name ?? "somebody else";
}
