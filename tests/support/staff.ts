import { bySystem } from "#core/author.ts";
import { settingSaved } from "#core/account/account-event.ts";
import { randomBytes } from "node:crypto";
import type { Account, Role } from "#core/account/account.ts";
import type { AccountId, GroupId, UserId } from "#core/ids.ts";
import type { StaffAsker } from "#server/commands/asker.ts";
import { mustSave } from "./must-save.ts";
import type { Parts } from "./running-parts.ts";

const password = "correct horse";

export interface StaffWish {
  readonly name: string;
  readonly role?: Role;
  readonly webchat?: boolean;
  /** Left out: all groups there are. */
  readonly groupIds?: readonly GroupId[];
  readonly chatsMax?: number | null;
}

export interface StaffMember {
  readonly name: string;
  readonly userId: UserId;
  readonly email: string;
  readonly password: string;
  readonly asker: StaffAsker;
}

/** The account a test server begins with. */
export function firstAccount({ logs }: Parts): Account {
  const [account] = logs.accounts();
  if (!account) throw new Error("The server has no account");
  return account;
}

/** Adds staff by events, without passwords: they ask by their asker, or come in by `signIn`. */
export async function addStaff(
  parts: Parts,
  wishes: readonly StaffWish[],
  accountId: AccountId = firstAccount(parts).accountId,
): Promise<StaffMember[]> {
  const groupIds = Object.keys(parts.logs.account(accountId).groups) as GroupId[];
  const users = wishes.map(({ name, role = "agent", webchat = true, groupIds: wanted, chatsMax = null }) => {
    const userId = randomBytes(15).toString("base64url") as UserId;
    const email = `${userId.toLowerCase()}@staff.example`;
    return { userId, name, email, role, webchat, groupIds: wanted ?? groupIds, chatsMax, disabled: false };
  });
  const changes = users.map((user) => ({
    log: "account" as const,
    id: accountId,
    event: settingSaved("user", user, { at: 0, by: bySystem("set-up") }),
  }));
  const rows = users.map(({ userId, email }) => ({
    table: "staff_user" as const,
    values: { user_id: userId, account_id: accountId, email },
  }));
  await mustSave(parts, accountId, { changes, rows });
  return users.map(({ userId, name, email }) => ({
    name,
    userId,
    email,
    password,
    asker: { kind: "staff", accountId, userId },
  }));
}

/** Cookies of fresh sessions, past the limit that one address has over HTTP. */
export async function signIn({ signIn: door }: Parts, members: readonly StaffMember[]): Promise<string[]> {
  return Promise.all(
    members.map(async ({ userId, email }) => {
      await door.setPassword(userId, password);
      const signedIn = await door.signIn(email, password);
      if (!signedIn) throw new Error(`${email} could not sign in`);
      return signedIn.cookies.map((cookie) => cookie.split(";")[0]).join("; ");
    }),
  );
}
