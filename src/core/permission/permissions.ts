import type { Role } from "../account/account.ts";

/**
 * The extent of a permission: everything in the account; queues that the user serves; those and what is or
 * was the user's own; nothing.
 */
export type Scope = "all" | "served" | "own" | null;

/** Holders of permissions: customers, and staff by their role. */
export type RoleName = "customer" | Role;

interface PermissionRow extends Readonly<Record<RoleName, Scope>> {
  /** Only staff with the webchat capability have it. */
  readonly needsWebchat: boolean;
}

function staff(agent: Scope, supervisor: Scope, administrator: Scope): PermissionRow {
  return { customer: null, agent, supervisor, administrator, needsWebchat: false };
}

const allStaff = staff("all", "all", "all");
const ofAgents: PermissionRow = { ...allStaff, needsWebchat: true };
const administrators = staff(null, null, "all");

/** Every permission there is, and which role has it how far. `docs/permissions.md` is made from it. (B-81) */
export const permissions = {
  "customer.chat": {
    customer: "own",
    agent: null,
    supervisor: null,
    administrator: null,
    needsWebchat: false,
  },
  "desk.use": allStaff,
  "chat.handle": ofAgents,
  "chat.end-waiting": staff("served", "all", "all"),
  "chat.read": staff("own", "all", "all"),
  "history.read": staff("own", "all", "all"),
  "note.add": staff("own", "all", "all"),
  "mail.send-again": staff("own", "all", "all"),
  "customer.block": staff("own", "all", "all"),
  "customer.unblock": administrators,
  "queue.watch": staff("served", "all", "all"),
  "contact.keep": ofAgents,
  "offline-message.read": staff("served", "all", "all"),
  "offline-message.finish": staff("served", "all", "all"),
  "alert.read": staff(null, "all", "all"),
  "board.read": staff(null, "all", "all"),
  "template.keep-own": staff("own", "own", "own"),
  "template.keep-shared": administrators,
  "settings.read": administrators,
  "settings.change": administrators,
  "account.change": administrators,
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof permissions;
