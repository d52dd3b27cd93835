import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
import { ownAppearance } from "#core/appearance/appearance.ts";
import { type AccountEvent, settingSaved } from "#core/account/account-event.ts";
import type { AccountRules, Queue, User } from "#core/account/account.ts";
import { bySystem } from "#core/author.ts";
import type { AccountId, BreakReasonId, GroupId, QueueId, UserId, WidgetId } from "#core/ids.ts";
import type { Ids } from "../ports/ids.ts";

const second = 1_000;
const minute = 60 * second;

/** The rules of a new account; all of them can be changed in the settings. */
export const defaultRules: Omit<AccountRules, "name"> = {
  allocation: "auto",
  chatsMax: 4,
  mayTakeAboveMax: true,
  transferTo: "any",
  graceMs: minute,
  retentionDays: 0,
  mailAfterMs: 180_000,
  // The machine's, until somebody chooses another.
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  files: {
    kinds: ["image", "document", "text", "audio", "video", "archive"],
    bytesMax: 20_000_000,
    perMessageMax: 5,
    totalBytesMax: 10_000_000_000,
  },
};

/** The settings of a new queue. (B-16, B-41, B-52) */
export const defaultQueue: Omit<Queue, "queueId" | "name" | "groupIds"> = {
  priority: 0,
  allocation: null,
  chatsMax: null,
  allocateWhileHandling: true,
  replyTargetMs: minute,
  answerTargetMs: minute,
  serviceLevelTarget: 80,
  noResponseMs: 0,
  leavingMs: 5 * minute,
  openingHoursId: null,
  waitingMax: 0,
  mayWaitUnattended: true,
  shownToWaiting: "position",
  mustClassify: false,
  script: "",
  wrapUp: {
    mode: "timed",
    durationMs: minute,
    extensionMs: minute,
    extensionsMax: 3,
    pausedMaxMs: 30 * minute,
  },
  announcements: [],
};

interface Founder {
  readonly userId: UserId;
  readonly accountName: string;
  readonly name: string;
  readonly email: string;
}

/** The first events of an account: its administrator, one group, one queue, one place where chats come in. */
export function firstAccountEvents(
  accountId: AccountId,
  founder: Founder,
  { ids, at }: { ids: Ids; at: number },
): AccountEvent[] {
  const group = { groupId: ids.next<GroupId>(), name: "Everyone" };
  const queueId = ids.next<QueueId>();
  const queue: Queue = { ...defaultQueue, queueId, name: "General", groupIds: [group.groupId] };
  const user: User = {
    userId: founder.userId,
    name: founder.name,
    email: founder.email.trim().toLowerCase(),
    role: "administrator",
    webchat: true,
    groupIds: [group.groupId],
    chatsMax: null,
    disabled: false,
  };
  const saved = { at, by: bySystem("set-up") };
  return [
    {
      type: "account.created",
      ...saved,
      accountId,
      rules: { ...defaultRules, name: founder.accountName },
    },
    settingSaved("group", group, saved),
    settingSaved("queue", queue, saved),
    settingSaved("user", user, saved),
    ...["Lunch", "Short break", "Training"].map((name) =>
      settingSaved("break-reason", { breakReasonId: ids.next<BreakReasonId>(), name, maxMs: null }, saved),
    ),
    settingSaved(
      "widget",
      {
        widgetId: ids.next<WidgetId>(),
        name: "Website",
        queueId,
        parameters: [],
        sites: [],
        forgetWhenEnded: false,
        language: null,
        form: noForm,
        appearance: ownAppearance,
      },
      saved,
    ),
  ];
}
