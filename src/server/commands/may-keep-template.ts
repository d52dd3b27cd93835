import type { Account, Template } from "#core/account/account.ts";
import type { UserId } from "#core/ids.ts";

/** One's own are everybody's right; those for all are the administrators'. */
export function mayKeepTemplate(account: Account, userId: UserId, template: Template): boolean {
  if (template.ownerId !== null) return template.ownerId === userId;
  return account.users[userId]?.role === "administrator";
}
