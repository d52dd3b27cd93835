import { ownAppearance } from "#core/appearance/appearance.ts";
import { permissions } from "#core/permission/permissions.ts";
import type {
  AccountId,
  BreakReasonId,
  ClassificationId,
  FormFieldId,
  GroupId,
  OpeningHoursId,
  QueueId,
  TemplateId,
  TopicId,
  UserId,
  WidgetId,
} from "#contract/ids.ts";
import type { Permission } from "#contract/permissions.ts";
import type { MeCard, PutCard, QueueCard, Role } from "#contract/views/cards.ts";
import type { Scene } from "./desk-state.ts";

const minuteMs = 60_000;

export const bookings = "queue-bookings" as QueueId;
export const travelHelp = "queue-travel-help" as QueueId;
export const sam = "sam" as UserId;

const mayOf = (role: Role) =>
  (Object.keys(permissions) as Permission[]).filter((name) => permissions[name][role] !== null);

/** The signed-in user, an available agent unless `change` says otherwise. */
export function meCard(scene: Scene, change: Partial<MeCard> = {}, role: Role = "agent"): PutCard {
  const card: MeCard = {
    userId: scene.me,
    name: "Robin Okafor",
    permissions: mayOf(role),
    status: "available",
    statusSince: scene.now - 12 * minuteMs,
    base: "available",
    breakReasonId: null,
    breakAfterChats: null,
    activeChatId: null,
    ownedCount: 0,
    chatsMax: 5,
    notices: [],
    offlineMessageCount: 0,
    ...change,
  };
  return ["me", scene.me, card];
}

export const myName = ({ me }: Scene): PutCard => ["user-name", me, { userId: me, name: "Robin Okafor" }];

export const accountCard: PutCard = [
  "account",
  "account",
  {
    accountId: "account" as AccountId,
    name: "Meridian Air",
    allocation: "auto",
    chatsMax: 5,
    mayTakeAboveMax: true,
    transferTo: "any",
    graceMs: minuteMs,
    retentionDays: 90,
    mailAfterMs: 180_000,
    timeZone: "Europe/London",
    files: { kinds: ["image"], bytesMax: 1_000_000, perMessageMax: 3, totalBytesMax: 10_000_000 },
  },
];

export function queueCard(queueId: QueueId, change: Partial<QueueCard> = {}): PutCard {
  const card: QueueCard = {
    queueId,
    name: "Bookings",
    priority: 0,
    groupIds: ["group-0" as GroupId],
    allocation: null,
    chatsMax: null,
    allocateWhileHandling: true,
    replyTargetMs: minuteMs,
    leavingMs: 2 * minuteMs,
    openingHoursId: null,
    waitingMax: 0,
    mayWaitUnattended: true,
    shownToWaiting: "position",
    wrapUp: {
      mode: "timed",
      durationMs: minuteMs,
      extensionMs: minuteMs,
      extensionsMax: 3,
      pausedMaxMs: 30 * minuteMs,
    },
    mustClassify: false,
    answerTargetMs: minuteMs,
    serviceLevelTarget: 80,
    noResponseMs: 0,
    announcements: [],
    script: "1. Greet the customer by name.\n2. Ask for the booking reference.",
    isAuto: true,
    isServed: true,
    waitingCount: 0,
    longestWaitSince: null,
    ...change,
  };
  return ["queue", queueId, card];
}

export const twoQueues: readonly PutCard[] = [
  queueCard(bookings),
  queueCard(travelHelp, { name: "Travel help", isServed: false, waitingCount: null }),
];

const names = (list: readonly string[]): readonly (readonly [name: string, id: string])[] =>
  list.map((name, index) => [name, String(index)]);

/** What agents choose from: templates, classifications and reasons for a break. */
export const choices: readonly PutCard[] = [
  ...names(["Welcome", "Booking reference", "Refund in progress", "Goodbye"]).map(([name, id]): PutCard => [
    "template",
    id,
    {
      templateId: id as TemplateId,
      name,
      shortcut: name.slice(0, 3).toLowerCase(),
      text: `${name}. Thank you for flying with Meridian Air.`,
      queueIds: [],
      ownerId: null,
    },
  ]),
  ...names(["Booking", "Change of flight", "Refund", "Baggage"]).map(([name, id]): PutCard => [
    "classification",
    id,
    {
      classificationId: id as ClassificationId,
      name,
      parentId: id === "1" ? ("0" as ClassificationId) : null,
      retired: false,
    },
  ]),
  ...names(["Lunch", "Training"]).map(([name, id]): PutCard => [
    "break-reason",
    id,
    { breakReasonId: id as BreakReasonId, name, maxMs: 30 * minuteMs },
  ]),
  ["user-name", sam, { userId: sam, name: "Sam Lindqvist" }],
];

const hours = [{ from: 9 * 60, to: 17 * 60 + 30 }];

/** Far more than are seen at one look, the longest names and addresses among them. */
export const manyUsers: readonly PutCard[] = Array.from({ length: 39 }, (_, index): PutCard => {
  const userId = `many-${index}` as UserId;
  const name = index % 7 === 0 ? `Maximiliane von Hohenlohe-Waldenburg ${index}` : `Agent ${index}`;
  return [
    "user",
    userId,
    {
      userId,
      name,
      email: `${name.toLowerCase().replaceAll(" ", ".")}@customer-service.meridian.example`,
      role: "agent",
      webchat: true,
      groupIds: ["group-0" as GroupId, "group-1" as GroupId],
      chatsMax: index % 3 === 0 ? 8 : null,
      disabled: false,
    },
  ];
});

/** Everything that administrators set, beside the choices. */
export const settingsCards: readonly PutCard[] = [
  ...names(["Bookings", "Travel help"]).map(([name, id]): PutCard => [
    "group",
    `group-${id}`,
    { groupId: `group-${id}` as GroupId, name },
  ]),
  ...names(["Robin Okafor", "Sam Lindqvist", "Ana Lima", "Alex Moreau", "Kim Tanaka"]).map(
    ([name, id]): PutCard => [
      "user",
      id,
      {
        userId: id as UserId,
        name,
        email: `${name.split(" ")[0]?.toLowerCase()}@meridian.example`,
        role: id === "3" ? "supervisor" : "agent",
        webchat: id !== "3",
        groupIds: ["group-0" as GroupId],
        chatsMax: null,
        disabled: id === "2",
      },
    ],
  ),
  [
    "opening-hours",
    "office",
    {
      openingHoursId: "office" as OpeningHoursId,
      name: "Office hours",
      timeZone: "Europe/Berlin",
      week: [hours, hours, hours, hours, hours, [], []],
      holidays: [{ date: "2026-12-25", name: "Christmas Day", periods: [] }],
      isOpen: true,
      changesAt: null,
    },
  ],
  [
    "opening-hours",
    "always",
    {
      openingHoursId: "always" as OpeningHoursId,
      name: "Around the clock",
      timeZone: "Asia/Kolkata",
      week: Array.from({ length: 7 }, () => [{ from: 0, to: 0 }]),
      holidays: [],
      isOpen: true,
      changesAt: null,
    },
  ],
  [
    "widget",
    "website",
    {
      widgetId: "website" as WidgetId,
      name: "Website",
      queueId: bookings,
      parameters: ["product"],
      sites: ["https://www.meridian.example"],
      forgetWhenEnded: false,
      language: null,
      form: {
        fields: [
          {
            fieldId: "field-name" as FormFieldId,
            kind: "name",
            label: "Your name",
            isRequired: true,
            choices: [],
            isForReaching: false,
          },
          {
            fieldId: "field-class" as FormFieldId,
            kind: "choice",
            label: "Class",
            isRequired: false,
            choices: ["Economy", "Business"],
            isForReaching: false,
          },
        ],
        topics: [{ topicId: "topic-booking" as TopicId, label: "My booking", queueId: bookings }],
        consent: { text: "What I write here may be kept for 90 days.", link: "" },
      },
      appearance: ownAppearance,
    },
  ],
];
