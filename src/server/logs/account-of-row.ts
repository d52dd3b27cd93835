import type { Account } from "#core/account/account.ts";
import { isTimeZone } from "#core/opening-hours/local-time.ts";
import type { AccountRow } from "../store/tables.ts";

/** The account that a row says. Throws where it cannot be worked with here. */
export function openableAccount({ state }: AccountRow): Account {
  const account = JSON.parse(state) as Account;
  for (const { timeZone } of Object.values(account.openingHours)) {
    if (!isTimeZone(timeZone)) throw new RangeError(`This Node knows no time zone ${timeZone}`);
  }
  return account;
}
