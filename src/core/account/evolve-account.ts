import { unreachable } from "../unreachable.ts";
import type { AccountEvent } from "./account-event.ts";
import { type Account, type Announcement, type Queue, olderRules } from "./account.ts";
import { completeQueue } from "./complete-account.ts";

/** The account after one more event of its log; the first event must be `account.created`. */
export function evolveAccount(account: Account | null, event: AccountEvent): Account {
  if (event.type === "account.created") {
    if (account) throw new Error("account.created twice");
    return {
      ...olderRules,
      ...event.rules,
      accountId: event.accountId,
      number: 1,
      createdAt: event.at,
      users: {},
      groups: {},
      queues: {},
      templates: {},
      classifications: {},
      breakReasons: {},
      openingHours: {},
      widgets: {},
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
    case "user.saved":
      return { users: { ...account.users, [event.user.userId]: event.user } };
    case "group.saved":
      return { groups: { ...account.groups, [event.group.groupId]: event.group } };
    case "group.removed":
      return { groups: without(account.groups, event.groupId) };
    case "queue.saved":
      return saveQueue(account, completeQueue(event.queue), event.at);
    case "queue.removed":
      return {
        queues: without(account.queues, event.queueId),
        replyTargetSince: without(account.replyTargetSince, event.queueId),
        announcementsSince: without(account.announcementsSince, event.queueId),
      };
    case "template.saved":
      return { templates: { ...account.templates, [event.template.templateId]: event.template } };
    case "template.removed":
      return { templates: without(account.templates, event.templateId) };
    case "classification.saved":
      return {
        classifications: {
          ...account.classifications,
          [event.classification.classificationId]: event.classification,
        },
      };
    case "break-reason.saved":
      return {
        breakReasons: { ...account.breakReasons, [event.breakReason.breakReasonId]: event.breakReason },
      };
    case "break-reason.removed":
      return { breakReasons: without(account.breakReasons, event.breakReasonId) };
    case "opening-hours.saved":
      return {
        openingHours: { ...account.openingHours, [event.openingHours.openingHoursId]: event.openingHours },
      };
    case "opening-hours.removed":
      return { openingHours: without(account.openingHours, event.openingHoursId) };
    case "widget.saved":
      return { widgets: { ...account.widgets, [event.widget.widgetId]: event.widget } };
    default:
      return unreachable(event);
  }
}

function saveQueue(account: Account, queue: Queue, at: number): Partial<Account> {
  const before = account.queues[queue.queueId];
  const sameTarget = before !== undefined && before.replyTargetMs === queue.replyTargetMs;
  return {
    queues: { ...account.queues, [queue.queueId]: queue },
    replyTargetSince: sameTarget
      ? account.replyTargetSince
      : { ...account.replyTargetSince, [queue.queueId]: at },
    announcementsSince: areSame(before?.announcements ?? [], queue.announcements)
      ? account.announcementsSince
      : { ...account.announcementsSince, [queue.queueId]: at },
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
