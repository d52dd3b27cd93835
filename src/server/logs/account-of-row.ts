import { type Account, olderRules } from "#core/account/account.ts";
import type { AccountRow } from "../store/tables.ts";

/** The account that a row says, also one written before there were all the rules of today. */
export function accountOfRow({ state }: AccountRow): Account {
  return { ...olderRules, ...(JSON.parse(state) as Account) };
}
