import { permissions } from "#core/permission/permissions.ts";
import type { AccountId, ChatId, ContactId, GroupId, QueueId, UserId } from "#contract/ids.ts";
import type { Permission } from "#contract/permissions.ts";
import type { AccountCard, ChatCard, ItemCard, MeCard, PutCard, QueueCard } from "#contract/views/cards.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";

const secondMs = 1_000;
const minuteMs = 60_000;
const queueId = "queue" as QueueId;

export const agentId = "agent" as UserId;
export const chatIdOf = (index: number) => `chat-${index}` as ChatId;

const firstNames = ["Dana", "Samira", "Ana", "Oluwaseun", "Jo", "Miriam", "Łukasz", "Zoë", "Bartholomew"];
const lastNames = ["Reyes", "Okafor-Featherstonehaugh", "Lima", "Ó Súilleabháin", "Li", "Weiß"];
const said = [
  "Where is my boarding pass?",
  "My booking says cancelled, and nobody has told me why. I fly tomorrow at six with two small children",
  "Hello?",
  "Can I change the name on ticket MA-2231-ZK?",
  "https://meridian.example/bookings/changes?reference=MA-2231-ZK&step=seats",
];

export const wordsOf = (index: number) => said[index % said.length] ?? "";
const nameOf = (index: number) =>
  `${firstNames[index % firstNames.length]} ${lastNames[index % lastNames.length]} ${index}`;

/** What everybody on a desk has: the agent, the account, one queue. */
export function commonCards(ownedCount: number): readonly PutCard[] {
  return [
    ["me", agentId, meCard(ownedCount)],
    ["user-name", agentId, { userId: agentId, name: "Robin Okafor" }],
    ["account", "account", accountCard],
    ["queue", queueId, queueCard],
  ];
}

function meCard(ownedCount: number): MeCard {
  const names = Object.keys(permissions) as Permission[];
  return {
    userId: agentId,
    name: "Robin Okafor",
    permissions: names.filter((name) => permissions[name].agent !== null),
    status: "available",
    statusSince: Date.now(),
    base: "available",
    breakReasonId: null,
    breakAfterChats: null,
    activeChatId: null,
    ownedCount,
    chatsMax: 100,
    notices: [],
    offlineMessageCount: 0,
  };
}

const accountCard: AccountCard = {
  accountId: "account" as AccountId,
  name: "Bench",
  allocation: "auto",
  chatsMax: 100,
  mayTakeAboveMax: true,
  transferTo: "any",
  graceMs: minuteMs,
  retentionDays: 90,
  mailAfterMs: 180_000,
  timeZone: "Europe/London",
  files: { kinds: ["image"], bytesMax: 1_000_000, perMessageMax: 3, totalBytesMax: 10_000_000 },
};

const queueCard: QueueCard = {
  queueId,
  name: "Bookings",
  priority: 0,
  groupIds: ["group" as GroupId],
  allocation: null,
  chatsMax: null,
  allocateWhileHandling: true,
  replyTargetMs: minuteMs,
  leavingMs: 2 * minuteMs,
  openingHoursId: null,
  waitingMax: 0,
  mayWaitUnattended: true,
  shownToWaiting: "nothing",
  wrapUp: {
    mode: "timed",
    durationMs: minuteMs,
    extensionMs: minuteMs,
    extensionsMax: 3,
    pausedMaxMs: 0,
  },
  mustClassify: false,
  answerTargetMs: minuteMs,
  serviceLevelTarget: 80,
  noResponseMs: 0,
  announcements: [],
  script: "",
  isAuto: true,
  isServed: true,
  waitingCount: 0,
  longestWaitSince: null,
};

/** An item of the inbox. Three of five customers wait, some of them past the target. */
export function itemCard(index: number): ItemCard {
  const now = Date.now();
  return {
    chatId: chatIdOf(index),
    name: nameOf(index),
    queueId,
    stage: "open",
    active: false,
    lastWords: wordsOf(index),
    lastBy: index % 5 < 3 ? "customer" : "user",
    lastNumber: 4,
    unread: index % 5 < 3 ? 1 : 0,
    bell: false,
    queuedAt: now - (9 + index) * minuteMs,
    ownedSince: now - (8 + index) * minuteMs,
    replyWaitSince: index % 5 < 3 ? now - (index % 97) * secondMs : null,
    replyTargetMs: minuteMs,
    customerGone: false,
    wrapUp: null,
    endedBy: null,
    hand: null,
  };
}

export function chatCard(index: number): ChatCard {
  const now = Date.now();
  return {
    chatId: chatIdOf(index),
    name: nameOf(index),
    state: "owned",
    ownerId: agentId,
    queueId,
    queuedAt: now - 9 * minuteMs,
    ownedSince: now - 8 * minuteMs,
    contact: { contactId: `contact-${index}` as ContactId, name: nameOf(index), email: "", phone: "" },
    classificationId: null,
    offer: null,
    hand: null,
    isUnclassified: false,
    isAbusive: false,
    person: null,
    fields: [],
    entry: { channel: "webchat", widgetName: "Website", page: "https://www.meridian.example/bookings" },
    page: "https://www.meridian.example/bookings/changes",
    browser: "Bench",
    language: "en-GB",
    customerGone: false,
    mail: null,
    rating: null,
    form: null,
    customerDelivered: 3,
    customerSeen: 3,
  };
}

/** A message of the customer, or of the agent at each third number. */
export function messageOf(number: number, text: string, at: number): StaffEvent {
  const by =
    number % 3 === 2
      ? ({ kind: "user", id: agentId } as const)
      : ({ kind: "customer", id: "customer" } as const);
  return { type: "message", number, at, by, parts: [{ kind: "text", text }], commandId: null };
}
