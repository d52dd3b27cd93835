import type { Account, Template, User } from "../account/account.ts";
import { isServedBy } from "../account/queue-rules.ts";
import { type Chat, isInInbox } from "../chat/chat.ts";
import type { AccountId, CustomerId, QueueId, UserId } from "../ids.ts";
import type { OfflineMessage } from "../offline-message/offline-message.ts";
import { unreachable } from "../unreachable.ts";
import { type Permission, type Scope, permissions } from "./permissions.ts";

/** Somebody who asks for something, with their account. */
export type Actor =
  | { readonly kind: "staff"; readonly account: Account; readonly userId: UserId }
  | { readonly kind: "customer"; readonly account: Account; readonly customerId: CustomerId };

/** The subject of the request. */
export type Subject =
  | { readonly kind: "chat"; readonly chat: Chat }
  | { readonly kind: "agent"; readonly userId: UserId }
  | { readonly kind: "queue"; readonly queueId: QueueId }
  | { readonly kind: "offline-message"; readonly message: OfflineMessage }
  | { readonly kind: "template"; readonly template: Template };

/** Why somebody may not: they are no longer staff, lack the webchat capability, or are not permitted. */
export type Forbidden = "signed-out" | "no-webchat" | "not-permitted";

/** May this actor do that, with this subject? Without one: with any subject at all? (B-81) */
export function may(actor: Actor, permission: Permission, subject?: Subject): boolean {
  return whyForbidden(actor, permission, subject) === null;
}

/** Why this actor may not do that; `null` when they may. */
export function whyForbidden(actor: Actor, permission: Permission, subject?: Subject): Forbidden | null {
  const row = permissions[permission];
  if (actor.kind === "customer") {
    const isTheirs = !subject || (subject.kind === "chat" && subject.chat.customerId === actor.customerId);
    return row.customer && isTheirs ? null : "not-permitted";
  }
  const { account, userId } = actor;
  const user = account.users[userId];
  if (!user || user.disabled) return "signed-out";
  const scope: Scope = row[user.role];
  if (scope === null) return "not-permitted";
  if (row.needsWebchat && !user.webchat) return "no-webchat";
  const reaches = subject ? isWithin(account, user, { scope, subject }) : scope !== "served" || user.webchat;
  return reaches ? null : "not-permitted";
}

/** The names of all permissions that this actor has for some subject. */
export function permissionsOf(actor: Actor): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => may(actor, permission));
}

function isWithin(
  account: Account,
  user: User,
  { scope, subject }: { readonly scope: NonNullable<Scope>; readonly subject: Subject },
): boolean {
  switch (subject.kind) {
    case "chat": {
      const { chat } = subject;
      if (!isOf(account, chat)) return false;
      if (scope === "all" || serves(account, user, chat.queueId)) return true;
      return scope === "own" && isOwn(chat, user.userId);
    }
    case "agent":
      return scope === "all" || (scope === "own" && subject.userId === user.userId);
    case "queue": {
      const { queueId } = subject;
      return scope === "all" ? account.queues[queueId] !== undefined : serves(account, user, queueId);
    }
    case "offline-message": {
      const { message } = subject;
      return isOf(account, message) && (scope === "all" || serves(account, user, message.queueId));
    }
    case "template": {
      const { ownerId } = subject.template;
      return scope === "own" ? ownerId === user.userId : ownerId === null;
    }
    default:
      return unreachable(subject);
  }
}

function isOf(account: Account, { accountId }: { readonly accountId: AccountId }): boolean {
  return accountId === account.accountId;
}

function serves(account: Account, user: User, queueId: QueueId): boolean {
  const queue = account.queues[queueId];
  return queue !== undefined && isServedBy(queue, user);
}

/** In their inbox now, or last before it was closed. */
function isOwn(chat: Chat, userId: UserId): boolean {
  if (isInInbox(chat)) return chat.ownerId === userId;
  return chat.state === "closed" && chat.lastOwnerId === userId;
}
