import type { Account } from "#core/account/account.ts";
import { completeAccount } from "#core/account/complete-account.ts";
import { isTimeZone } from "#core/opening-hours/local-time.ts";
import type { AccountRow } from "../store/tables.ts";

/** The same, of an account that can be worked with here. Throws where it cannot. */
export function openableAccount(row: AccountRow): Account {
  const account = accountOfRow(row);
  for (const { timeZone } of Object.values(account.openingHours)) {
    if (!isTimeZone(timeZone)) throw new RangeError(`This Node knows no time zone ${timeZone}`);
  }
  return account;
}

/** The account that a row says, also one written before there was everything of today. */
export function accountOfRow({ state }: AccountRow): Account {
  return completeAccount(JSON.parse(state) as Account);
}
