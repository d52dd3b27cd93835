import { unreachable } from "../unreachable.ts";
import type { AccountEvent } from "./account-event.ts";
import type { Account, Announcement, Queue } from "./account.ts";
import type { QueueId } from "../ids.ts";
import { noSettings, settingIdOf, settingNames, settingsOf } from "./setting-kinds.ts";

/** The account after one more event of its log; the first event must be `account.created`. */
export function evolveAccount(account: Account | null, event: AccountEvent): Account {
  if (event.type === "account.created") {
    if (account) throw new Error("account.created twice");
    return {
      ...event.rules,
      ...noSettings,
      accountId: event.accountId,
      number: 1,
      createdAt: event.at,
      replyTargetSince: {},
      announcementsSince: {},
    };
  }
  if (!account) throw new Error(`${event.type} before account.created`);
  return { ...account, ...changeOf(account, event), number: account.number + 1 };
}

function changeOf(
  account: Account,
  event: Exclude<AccountEvent, { type: "account.created" }>,
): Partial<Account> {
  switch (event.type) {
    case "account.changed":
      return event.rules;
    case "setting.saved": {
      const { kind, item, at } = event;
      const items = { ...settingsOf(account, kind), [settingIdOf(kind, item)]: item };
      return {
        [settingNames[kind].list]: items,
        ...(kind === "queue" ? timesOfQueue(account, item, at) : {}),
      };
    }
    case "setting.removed": {
      const { kind, itemId } = event;
      return {
        [settingNames[kind].list]: without(settingsOf(account, kind), itemId),
        ...(kind === "queue" ? noTimesOfQueue(account, itemId) : {}),
      };
    }
    default:
      return unreachable(event);
  }
}

/** Restarts the times from which the queue's reply target and announcements apply, if they changed. */
function timesOfQueue(account: Account, queue: Queue, at: number): Partial<Account> {
  const before = account.queues[queue.queueId];
  const sameTarget = before !== undefined && before.replyTargetMs === queue.replyTargetMs;
  return {
    replyTargetSince: sameTarget
      ? account.replyTargetSince
      : { ...account.replyTargetSince, [queue.queueId]: at },
    announcementsSince: areSame(before?.announcements ?? [], queue.announcements)
      ? account.announcementsSince
      : { ...account.announcementsSince, [queue.queueId]: at },
  };
}

function noTimesOfQueue(account: Account, queueId: QueueId): Partial<Account> {
  return {
    replyTargetSince: without(account.replyTargetSince, queueId),
    announcementsSince: without(account.announcementsSince, queueId),
  };
}

function areSame(before: readonly Announcement[], after: readonly Announcement[]): boolean {
  return (
    before.length === after.length &&
    before.every((one, index) => {
      const other = after[index];
      return (
        one.announcementId === other?.announcementId &&
        one.text === other.text &&
        one.afterMs === other.afterMs &&
        one.everyMs === other.everyMs
      );
    })
  );
}

function without<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  key: Key,
): Readonly<Record<Key, Value>> {
  const rest = { ...record };
  delete rest[key];
  return rest;
}
