import type { Account } from "#core/account/account.ts";
import { isTimeZone } from "#core/opening-hours/local-time.ts";
import type { AccountRow, SettingRow } from "../ports/rows.ts";
import { accountOfRows } from "./setting-rows.ts";

/** The account that its rows say. Throws where it cannot be worked with here. */
export function openableAccount(row: AccountRow, settings: readonly SettingRow[]): Account {
  const account = accountOfRows(row, settings);
  for (const { timeZone } of [account, ...Object.values(account.openingHours)]) {
    if (!isTimeZone(timeZone)) throw new RangeError(`This Node knows no time zone ${timeZone}`);
  }
  return account;
}
