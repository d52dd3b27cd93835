import type { Account } from "#core/account/account.ts";
import { completeAccount } from "#core/account/complete-account.ts";
import type { AccountRow } from "../store/tables.ts";

/** The account that a row says, also one written before there was everything of today. */
export function accountOfRow({ state }: AccountRow): Account {
  return completeAccount(JSON.parse(state) as Account);
}
