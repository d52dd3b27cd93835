import type { ChatId, ContactId, CustomerId, OfflineMessageId, UserId } from "#contract/ids.ts";
import type { ChatCard, ItemCard, PutCard } from "#contract/views/cards.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import type { MailView } from "#contract/views/mail-view.ts";
import { bookings, sam } from "./company-cards.ts";
import type { OpenedChat, Scene } from "./desk-state.ts";

const secondMs = 1_000;
const minuteMs = 60_000;

const firstNames = [
  "Dana",
  "Samira",
  "Ana",
  "Oluwaseun",
  "Jo",
  "Miriam",
  "Łukasz",
  "Zoë",
  "Bartholomew",
  "ליאור",
];
const lastNames = ["Reyes", "Okafor-Featherstonehaugh", "Lima", "Ó Súilleabháin", "Li", "Weiß"];
const said = [
  "Where is my boarding pass?",
  "My booking says cancelled, and nobody has told me why. I fly tomorrow at six with two small children and a dog",
  "Hello?",
  "Can I change the name on ticket MA-2231-ZK?",
  "https://meridian.example/bookings/changes?reference=MA-2231-ZK&step=seats#window",
  "شكراً جزيلاً، لكن أين حقيبتي؟",
];

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? "";

export const customerName = (index: number) =>
  `${pick(firstNames, index)} ${pick(lastNames, Math.floor(index / 2))}`;
export const customerWords = (index: number) => pick(said, index);
export const chatIdOf = (index: number) => `chat-${index}` as ChatId;

/** An item of the inbox; without a change it is answered and paused. */
export function itemCard(scene: Scene, index: number, change: Partial<ItemCard> = {}): PutCard {
  const chatId = chatIdOf(index);
  const card: ItemCard = {
    chatId,
    name: customerName(index),
    queueId: bookings,
    stage: "open",
    active: false,
    lastWords: customerWords(index),
    lastBy: "customer",
    lastNumber: 4,
    unread: 0,
    bell: false,
    queuedAt: scene.now - (9 + index) * minuteMs,
    ownedSince: scene.now - (8 + index) * minuteMs,
    replyWaitSince: null,
    replyTargetMs: minuteMs,
    customerGone: false,
    wrapUp: null,
    endedBy: null,
    hand: null,
    ...change,
  };
  return ["item", chatId, card];
}

/** The given number of late items, the longest wait first. */
export function lateItems(scene: Scene, count: number, firstIndex = 0): readonly PutCard[] {
  return Array.from({ length: count }, (_, place) =>
    itemCard(scene, firstIndex + place, {
      replyWaitSince: scene.now - (count - place) * 45 * secondMs - 61 * secondMs,
      unread: (place % 3) + 1,
      bell: place % 5 === 0,
      customerGone: place % 7 === 3,
    }),
  );
}

/** A mail to a customer who has left, which the mail server did not take. */
export function refusedMail(scene: Scene): MailView {
  const email = "dana.reyes-with-a-long-name@customer-service.meridian.example";
  const response = "550 5.1.1 The account that you tried to reach does not exist";
  const at = scene.now - 3 * minuteMs;
  return { email, last: { kind: "answers", to: email, at, outcome: "refused", response } };
}

export function chatCard(scene: Scene, index: number, change: Partial<ChatCard> = {}): ChatCard {
  return {
    chatId: chatIdOf(index),
    name: customerName(index),
    state: "owned",
    ownerId: scene.me,
    queueId: bookings,
    queuedAt: scene.now - (9 + index) * minuteMs,
    ownedSince: scene.now - (8 + index) * minuteMs,
    contact: {
      contactId: `contact-${index}` as ContactId,
      name: customerName(index),
      email: "dana.reyes@customers.example",
      phone: "+44 20 7946 0123",
    },
    classificationId: null,
    offer: null,
    hand: null,
    isUnclassified: false,
    isAbusive: false,
    person: null,
    fields: [],
    entry: { channel: "webchat", widgetName: "Website", page: "https://www.meridian.example/bookings" },
    page: "https://www.meridian.example/bookings/changes",
    browser: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
    language: "en-GB",
    customerGone: false,
    mail: null,
    rating: null,
    form: {
      answers: [
        { kind: "name", label: "Your name", value: "Dana Kowalski" },
        { kind: "choice", label: "Class", value: "Economy" },
      ],
      topic: "My booking",
      consent: { text: "What I write here may be kept for 90 days.", link: "" },
    },
    customerDelivered: 6,
    customerSeen: 6,
    ...change,
  };
}

type Said = DistributiveOmit<StaffEvent, "number" | "at">;
type DistributiveOmit<Whole, Field extends PropertyKey> = Whole extends unknown ? Omit<Whole, Field> : never;

const byCustomer = { kind: "customer", id: "customer" } as const;
const bySystem = { kind: "system", id: "announcements" } as const;
const byUser = (id: UserId) => ({ kind: "user", id }) as const;

const message = (by: StaffEvent["by"], text: string): Said => ({
  type: "message",
  by,
  parts: [{ kind: "text", text }],
  commandId: null,
});

/** A conversation with everything that its lines can show. */
export function conversation({ me, now }: Scene, change: readonly Said[] = []): readonly StaffEvent[] {
  const all: readonly Said[] = [
    { type: "requested", by: byCustomer, queueId: bookings },
    message(byCustomer, customerWords(1)),
    message(bySystem, "You are in line, and nothing you wrote is lost."),
    { type: "allocated", by: bySystem, to: sam },
    { type: "note", by: byUser(sam), text: "Asked twice this week. Passport MA-2231 is checked." },
    { type: "put-back", by: byUser(sam) },
    { type: "taken", by: byUser(me), to: me },
    { type: "played", by: byUser(me) },
    message(byUser(me), "Let me look that up for you: https://meridian.example/bookings"),
    message(byCustomer, customerWords(5)),
    message(byUser(me), "Your flight MA 123 leaves at 06:10.\nGate B7 opens at 05:20."),
    { type: "target-missed", by: bySystem, targetMs: minuteMs },
    message(byCustomer, customerWords(3)),
    ...change,
  ];
  return all.map((event, index) => ({
    ...event,
    number: index + 1,
    at: now - (all.length - index) * 20 * secondMs,
  }));
}

/** A number of messages to and fro, over some days. */
export function longConversation({ me, now }: Scene, count: number): readonly StaffEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    ...message(index % 3 === 2 ? byUser(me) : byCustomer, customerWords(index)),
    number: index + 1,
    at: now - (count - index) * 11 * minuteMs,
  }));
}

/** The chat of an item, with the conversation above. */
export function openedChat(scene: Scene, index: number, change: Partial<OpenedChat> = {}): OpenedChat {
  return { card: chatCard(scene, index), events: conversation(scene), ...change };
}

export function waitingCards(scene: Scene, count: number): readonly PutCard[] {
  return Array.from({ length: count }, (_, index): PutCard => {
    const chatId = `waiting-${index}` as ChatId;
    return [
      "waiting",
      chatId,
      {
        chatId,
        queueId: bookings,
        position: index + 1,
        name: customerName(index),
        firstWords: index % 9 === 4 ? "" : customerWords(index),
        queuedAt: scene.now - (count - index) * 17 * secondMs,
        customerGone: index % 6 === 5,
      },
    ];
  });
}

export function offlineMessageCards(scene: Scene, count: number): readonly PutCard[] {
  return Array.from({ length: count }, (_, index): PutCard => {
    const offlineMessageId = `left-${index}` as OfflineMessageId;
    return [
      "offline-message",
      offlineMessageId,
      {
        offlineMessageId,
        queueId: bookings,
        name: index % 4 === 1 ? "" : customerName(index),
        email: `${"a-rather-long-address".repeat((index % 2) + 1)}@customers.example`,
        text: customerWords(index),
        entry: { channel: "webchat", widgetName: "Website", page: "https://www.meridian.example/bookings" },
        leftAt: scene.now - index * 47 * minuteMs,
      },
    ];
  });
}

export function blockCards(scene: Scene, count: number): readonly PutCard[] {
  return Array.from({ length: count }, (_, index): PutCard => {
    const customerId = `customer-${index}` as CustomerId;
    return [
      "block",
      customerId,
      {
        customerId,
        chatId: chatIdOf(index),
        reason:
          index % 2 === 0 ? "Insults" : "Sends the same advertisement again and again, in three languages",
        until: index % 3 === 0 ? null : scene.now + index * 60 * minuteMs,
        blockedBy: sam,
        blockedAt: scene.now - index * 90 * minuteMs,
      },
    ];
  });
}
