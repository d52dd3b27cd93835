import { bySystem } from "#core/author.ts";
import { type AccountEvent, savedItems, settingSaved } from "#core/account/account-event.ts";
import type { SettingKind } from "#core/account/setting-kinds.ts";
import type { Queue, User } from "#core/account/account.ts";
import type { Change } from "#core/change.ts";
import type { AccountId, AnnouncementId, QueueId, UserId, WidgetId } from "#core/ids.ts";
import type { Ids } from "#server/ports/ids.ts";
import { defaultQueue, firstAccountEvents } from "#server/set-up/first-account.ts";

/** One account of a simulated world, by its ids. */
export interface Company {
  /** Stands in everything that is said, named or noted here, and nowhere else. */
  readonly mark: string;
  readonly accountId: AccountId;
  readonly administratorId: UserId;
  readonly agentIds: readonly UserId[];
  readonly queueIds: readonly QueueId[];
  readonly widgetIds: readonly WidgetId[];
}

const second = 1_000;
const minute = 60 * second;

/** How large a company is. */
export interface CompanyForm {
  readonly mark: string;
  readonly agents: readonly string[];
  /** How many customers it has. */
  readonly customers: number;
}

/** The two companies of a world of its own size, and those of one that is about many. */
const usual: readonly CompanyForm[] = [
  { mark: "acmeco", agents: ["Robin", "Sam"], customers: 4 },
  { mark: "boreal", agents: ["Kim"], customers: 2 },
];

/** Most that there may be. */
export const accountsMax = 26;

const small: readonly CompanyForm[] = Array.from({ length: accountsMax }, (_, index) => ({
  mark: `company-${String.fromCharCode("a".charCodeAt(0) + index)}`,
  agents: ["Kim"],
  customers: 2,
}));

/** Makes this many companies. */
export function companyForms(count = usual.length): readonly CompanyForm[] {
  return (count > usual.length ? small : usual).slice(0, count);
}

/** What makes an account with queues that differ, few people and small maxima, so that they get into each other's way. */
export function foundCompany(
  mark: string,
  { ids, at, agents }: { ids: Ids; at: number; agents: readonly string[] },
): { company: Company; changes: Change[] } {
  const accountId = ids.next<AccountId>();
  const administratorId = ids.next<UserId>();
  const email = (name: string) => `${name}@${mark}.example`;
  const founder = {
    userId: administratorId,
    accountName: `${mark} Limited`,
    name: `Ada of ${mark}`,
    email: email("ada"),
  };
  const first = firstAccountEvents(accountId, founder, { ids, at });
  const found = <Kind extends SettingKind>(kind: Kind) => savedItems(first, kind)[0]!;
  const group = found("group");
  const general = found("queue");
  const billing: Queue = {
    ...defaultQueue,
    queueId: ids.next<QueueId>(),
    name: `Billing of ${mark}`,
    groupIds: [group.groupId],
    allocation: "by-hand",
    replyTargetMs: 30 * second,
    leavingMs: minute,
    wrapUp: { ...defaultQueue.wrapUp, durationMs: 40 * second, pausedMaxMs: 2 * minute },
    announcements: [
      {
        announcementId: `still-here-${mark}` as AnnouncementId,
        text: `You are still in line at ${mark}.`,
        afterMs: 10 * second,
        everyMs: 40 * second,
      },
    ],
  };
  const user = (name: string): User => ({
    ...found("user"),
    userId: ids.next<UserId>(),
    name: `${name} of ${mark}`,
    email: email(name.toLowerCase()),
    role: "agent",
    chatsMax: 3,
  });
  const users = agents.map(user);
  const widget = {
    ...found("widget"),
    widgetId: ids.next<WidgetId>(),
    queueId: billing.queueId,
  };
  const events: AccountEvent[] = [
    ...first,
    settingSaved("queue", billing, { at, by: bySystem("set-up") }),
    settingSaved("widget", widget, { at, by: bySystem("set-up") }),
    ...users.map((one) => settingSaved("user", one, { at, by: bySystem("set-up") })),
  ];
  return {
    company: {
      mark,
      accountId,
      administratorId,
      agentIds: users.map(({ userId }) => userId),
      queueIds: [general.queueId, billing.queueId],
      widgetIds: [found("widget").widgetId, widget.widgetId],
    },
    changes: events.map((event) => ({ log: "account", id: accountId, event })),
  };
}
