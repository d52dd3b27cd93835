import type { AccountEvent } from "#core/account/account-event.ts";
import type { Account, Queue } from "#core/account/account.ts";
import {
  type SettingKind,
  noSettings,
  settingIdOf,
  settingNames,
  settingsOf,
} from "#core/account/setting-kinds.ts";
import type { QueueId } from "#core/ids.ts";
import type { Row } from "../ports/store.ts";
import type { AccountRow, SettingRow } from "../ports/rows.ts";

/** The fields of an account that are stored in the rows of its items. */
const ofItems = { ...noSettings, replyTargetSince: {}, announcementsSince: {} };

/** A queue as stored in its row, with the times from which its current settings apply. */
interface KeptQueue extends Queue {
  readonly replyTargetSince?: number;
  readonly announcementsSince?: number;
}

/** The row of the account without its items, however many there are. */
export function rowOfAccount(account: Account): Row {
  const { accountId, number } = account;
  const state = Object.fromEntries(Object.entries(account).filter(([field]) => !(field in ofItems)));
  return { table: "account", values: { account_id: accountId, number, state: JSON.stringify(state) } };
}

/**
 * The row of the item changed by this event, in its state after the event; `null` when there is none. (V-8)
 */
export function rowOfSetting(account: Account, event: AccountEvent): Row | null {
  if (event.type !== "setting.saved" && event.type !== "setting.removed") return null;
  const { kind } = event;
  const itemId = event.type === "setting.saved" ? settingIdOf(kind, event.item) : event.itemId;
  const item = settingsOf(account, kind)[itemId];
  const kept = item && kind === "queue" ? keptQueue(account, item as Queue) : item;
  const body = kept ? JSON.stringify(kept) : null;
  return { table: "setting", values: { item_id: itemId, account_id: account.accountId, kind, body } };
}

function keptQueue({ replyTargetSince, announcementsSince }: Account, queue: Queue): KeptQueue {
  const target = replyTargetSince[queue.queueId];
  const announcements = announcementsSince[queue.queueId];
  return {
    ...queue,
    ...(target === undefined ? {} : { replyTargetSince: target }),
    ...(announcements === undefined ? {} : { announcementsSince: announcements }),
  };
}

/** The account that its row and those of its items say. */
export function accountOfRows(row: AccountRow, settings: readonly SettingRow[]): Account {
  const account = { ...(JSON.parse(row.state) as Account), ...structuredClone(ofItems) };
  for (const { kind, item_id: itemId, body } of settings) {
    const items = account[settingNames[kind as SettingKind].list] as Record<string, unknown>;
    if (kind !== "queue") items[itemId] = JSON.parse(body ?? "null");
    else takeQueue(account, JSON.parse(body ?? "null") as KeptQueue);
  }
  return account;
}

type Kept = Pick<Account, "queues" | "replyTargetSince" | "announcementsSince">;

function takeQueue(account: Kept, kept: KeptQueue): void {
  const { replyTargetSince, announcementsSince, ...queue } = kept;
  const put = <Value>(record: Readonly<Record<QueueId, Value>>, value: Value | undefined) => {
    if (value !== undefined) (record as Record<QueueId, Value>)[queue.queueId] = value;
  };
  put(account.queues, queue);
  put(account.replyTargetSince, replyTargetSince);
  put(account.announcementsSince, announcementsSince);
}
