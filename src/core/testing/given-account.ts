import { noForm } from "../pre-chat-form/pre-chat-form.ts";
import { type AccountEvent, settingSaved } from "../account/account-event.ts";
import { ownAppearance } from "../appearance/appearance.ts";
import type { AccountRules, Announcement, Queue, User, WrapUpRules } from "../account/account.ts";
import { bySystem, byUser } from "../author.ts";
import type { Change } from "../change.ts";
import type {
  AccountId,
  AnnouncementId,
  BreakReasonId,
  ClassificationId,
  GroupId,
  QueueId,
  UserId,
  WidgetId,
} from "../ids.ts";
import { at } from "./at.ts";
import { World } from "./world.ts";

export const accountId = "account" as AccountId;

/** Ada is the administrator; the others are agents. Robin and Sam are frontline, Kim is in the office. */
export const ada = "ada" as UserId;
export const kim = "kim" as UserId;
export const robin = "robin" as UserId;
export const sam = "sam" as UserId;

export const frontline = "frontline" as GroupId;
export const office = "office" as GroupId;

/** Sales and support are served by the frontline, billing by the office. */
export const billing = "billing" as QueueId;
export const sales = "sales" as QueueId;
export const support = "support" as QueueId;

export const lunch = "lunch" as BreakReasonId;
export const complaint = "complaint" as ClassificationId;
export const praise = "praise" as ClassificationId;

export const widgetOf = (queueId: QueueId): WidgetId => `widget-${queueId}` as WidgetId;

export const rules: AccountRules = {
  name: "Example",
  allocation: "auto",
  chatsMax: 3,
  mayTakeAboveMax: true,
  transferTo: "any",
  graceMs: 60_000,
  retentionDays: 0,
  mailAfterMs: 180_000,
  timeZone: "UTC",
  files: { kinds: ["image", "text"], bytesMax: 1_000_000, perMessageMax: 3, totalBytesMax: 5_000_000 },
};

export const wrapUpRules: WrapUpRules = {
  mode: "timed",
  durationMs: 60_000,
  extensionMs: 60_000,
  extensionsMax: 3,
  pausedMaxMs: 30 * 60_000,
};

/** One at once, and one after a minute and then every half. */
export const welcome: Announcement = {
  announcementId: "welcome" as AnnouncementId,
  text: "Thank you for writing.",
  afterMs: 0,
  everyMs: null,
};
export const stillHere: Announcement = {
  announcementId: "still-here" as AnnouncementId,
  text: "You are still in line.",
  afterMs: 60_000,
  everyMs: 30_000,
};

export function userWith(change: Pick<User, "userId"> & Partial<User>): User {
  return {
    name: change.userId,
    email: `${change.userId}@example.org`,
    role: "agent",
    webchat: true,
    groupIds: [frontline],
    chatsMax: null,
    disabled: false,
    ...change,
  };
}

export function queueWith(change: Pick<Queue, "queueId"> & Partial<Queue>): Queue {
  return {
    name: change.queueId,
    priority: 0,
    groupIds: [frontline],
    allocation: null,
    chatsMax: null,
    allocateWhileHandling: true,
    replyTargetMs: 60_000,
    answerTargetMs: 60_000,
    serviceLevelTarget: 80,
    noResponseMs: 0,
    leavingMs: 300_000,
    openingHoursId: null,
    waitingMax: 0,
    mayWaitUnattended: true,
    shownToWaiting: "nothing",
    wrapUp: wrapUpRules,
    mustClassify: false,
    announcements: [],
    script: "",
    ...change,
  };
}

export function inAccount(event: AccountEvent): Change {
  return { log: "account", id: accountId, event };
}

/** A setting that an administrator saved. */
export function saved(
  what: { user: User } | { queue: Queue } | { rules: AccountRules },
  when: number = at(0),
): Change {
  const by = { at: when, by: byUser(ada) };
  if ("user" in what) return inAccount(settingSaved("user", what.user, by));
  if ("queue" in what) return inAccount(settingSaved("queue", what.queue, by));
  return inAccount({ type: "account.changed", ...by, ...what });
}

/** The account of the tests, but for what the test is about. */
export function givenAccount(
  but: {
    readonly rules?: Partial<AccountRules>;
    readonly users?: readonly User[];
    readonly queues?: readonly Queue[];
  } = {},
): World {
  const first = { at: at(0), by: bySystem("set-up") };
  const queues = [
    queueWith({ queueId: sales }),
    queueWith({ queueId: support }),
    queueWith({ queueId: billing, groupIds: [office] }),
  ];
  return new World().happened(
    inAccount({ type: "account.created", ...first, accountId, rules: { ...rules, ...but.rules } }),
    inAccount(settingSaved("group", { groupId: frontline, name: "Frontline" }, first)),
    inAccount(settingSaved("group", { groupId: office, name: "Office" }, first)),
    saved({ user: userWith({ userId: ada, role: "administrator", webchat: false, groupIds: [] }) }),
    saved({ user: userWith({ userId: robin }) }),
    saved({ user: userWith({ userId: sam }) }),
    saved({ user: userWith({ userId: kim, groupIds: [office] }) }),
    queues.map((queue) => saved({ queue })),
    (but.users ?? []).map((user) => saved({ user })),
    (but.queues ?? []).map((queue) => saved({ queue })),
    queues.map(({ queueId }) =>
      inAccount(
        settingSaved(
          "widget",
          {
            widgetId: widgetOf(queueId),
            name: queueId,
            queueId,
            parameters: [],
            sites: [],
            forgetWhenEnded: false,
            language: null,
            form: noForm,
            appearance: ownAppearance,
          },
          first,
        ),
      ),
    ),
    inAccount(settingSaved("break-reason", { breakReasonId: lunch, name: "Lunch", maxMs: null }, first)),
    [complaint, praise].map((classificationId) =>
      inAccount(
        settingSaved(
          "classification",
          { classificationId, name: classificationId, parentId: null, retired: false },
          first,
        ),
      ),
    ),
  );
}
