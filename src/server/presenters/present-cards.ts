import { permissionsOf } from "#core/permission/may.ts";
import type {
  AccountCard,
  AlertCard,
  ChatCard,
  ContactView,
  ItemCard,
  MeCard,
  OfferCard,
  OfflineMessageCard,
  OpeningHoursCard,
  QueueCard,
  WaitingCard,
} from "#contract/views/cards.ts";
import type { CustomerName } from "#contract/views/customer-name.ts";
import type { MailView } from "#contract/views/mail-view.ts";
import type { EntryView } from "#contract/views/entry-view.ts";
import type { Account, Queue } from "#core/account/account.ts";
import { chatsMaxFor, isAutoAllocated, isServedBy, queuesServedBy } from "#core/account/queue-rules.ts";
import { type Agent, ownedCount, statusOf } from "#core/agent/agent.ts";
import { type Chat, type InboxChat, type WaitingChat, isInInbox } from "#core/chat/chat.ts";
import { type OfferedChat, isOffered } from "#core/chat/offer.ts";
import { replyWaitSince } from "#core/chat/reply-wait.ts";
import type { Entry } from "#core/entry.ts";
import { claimedName } from "#core/pre-chat-form/pre-chat-form.ts";
import type { Contact } from "#core/contact/contact.ts";
import type { OfflineMessage } from "#core/offline-message/offline-message.ts";
import type { Mailing } from "#core/mail/mailing.ts";
import { isOpenAt, nextChange } from "#core/opening-hours/is-open.ts";
import type { OpeningHours } from "#core/opening-hours/opening-hours.ts";
import type { UserId } from "#core/ids.ts";
import type { WaitingLine } from "../allocation/waiting-lines.ts";
import type { Position } from "../ports/store.ts";

/** Data about a chat that is not in its log. */
export interface AroundChat {
  readonly contact: Contact | null;
  readonly customerGone: boolean;
  readonly customerPosition: Position | null;
  /** The position of the user who looks at it. */
  readonly ownPosition: Position | null;
}

export function presentMe(account: Account, agent: Agent, offlineMessageCount: number): MeCard {
  const user = account.users[agent.userId];
  const maxima = queuesServedBy(account, agent.userId).map((queue) =>
    user ? chatsMaxFor(account, user, queue) : 0,
  );
  return {
    userId: agent.userId,
    name: user?.name ?? "",
    permissions: permissionsOf({ kind: "staff", account, userId: agent.userId }),
    status: statusOf(agent),
    statusSince: agent.statusSince,
    base: agent.base,
    breakReasonId: agent.breakReasonId,
    breakAfterChats: agent.breakAfterChats,
    activeChatId: agent.activeChatId,
    ownedCount: ownedCount(agent),
    chatsMax: Math.max(0, ...maxima),
    notices: agent.notices,
    offlineMessageCount,
  };
}

/** The alert about an agent for supervisors; `null` when there is none. */
export function presentAlert(account: Account, agent: Agent): AlertCard | null {
  if (!agent.hasOverrun || agent.breakReasonId === null) return null;
  return {
    kind: "break-overran",
    userId: agent.userId,
    name: account.users[agent.userId]?.name ?? "",
    breakReason: account.breakReasons[agent.breakReasonId]?.name ?? "",
    since: agent.statusSince,
  };
}

export function presentAccount(account: Account): AccountCard {
  const { accountId, name, allocation, chatsMax, mayTakeAboveMax } = account;
  const { transferTo, graceMs, retentionDays, mailAfterMs, timeZone, files } = account;
  const rules = { name, allocation, chatsMax, mayTakeAboveMax, transferTo, graceMs };
  return { accountId, ...rules, retentionDays, mailAfterMs, timeZone, files };
}

/** A queue with its counter for those who serve it. */
export function presentQueue(
  account: Account,
  queue: Queue,
  { userId, line }: { userId: UserId; line: WaitingLine },
): QueueCard {
  const user = account.users[userId];
  const isServed = user !== undefined && isServedBy(queue, user);
  return {
    ...queue,
    isAuto: isAutoAllocated(account, queue),
    isServed,
    waitingCount: isServed ? line.size : null,
    longestWaitSince: isServed ? (line.first?.queuedAt ?? null) : null,
  };
}

/** A chat in its owner's inbox. */
export function presentItem(account: Account, chat: InboxChat, around: AroundChat): ItemCard {
  const queue = account.queues[chat.queueId];
  const isWrapUp = chat.state === "wrap-up";
  return {
    chatId: chat.chatId,
    name: nameOf(chat, around.contact),
    queueId: chat.queueId,
    stage: isWrapUp ? "wrap-up" : "open",
    active: chat.active,
    lastWords: chat.lastMessage?.excerpt ?? "",
    lastBy: chat.lastMessage?.by ?? null,
    lastNumber: chat.number,
    unread: Math.max(0, chat.customerMessages - (around.ownPosition?.seenMessages ?? 0)),
    bell: chat.how === "allocated" && (around.ownPosition?.seen ?? 0) < chat.ownedFrom,
    queuedAt: chat.queuedAt,
    ownedSince: chat.ownedSince,
    replyWaitSince: replyWaitSince(chat),
    replyTargetMs: queue?.replyTargetMs ?? 0,
    customerGone: around.customerGone,
    wrapUp: isWrapUp ? chat.wrapUp : null,
    hand: chat.hand,
    endedBy: isWrapUp ? chat.endedBy.kind : null,
  };
}

/** A chat on the desk of the agent to whom it is offered. */
export function presentOffer(chat: OfferedChat, around: Pick<AroundChat, "contact">): OfferCard {
  const { chatId, ownerId, queueId, firstWords, offer } = chat;
  const { note, at, until } = offer;
  return { chatId, from: ownerId, queueId, name: nameOf(chat, around.contact), firstWords, note, at, until };
}

export function presentWaiting(
  chat: WaitingChat,
  position: number,
  around: Pick<AroundChat, "contact" | "customerGone">,
): WaitingCard {
  return {
    chatId: chat.chatId,
    queueId: chat.queueId,
    position,
    name: nameOf(chat, around.contact),
    firstWords: chat.firstWords,
    queuedAt: chat.queuedAt,
    customerGone: around.customerGone,
  };
}

/** The workspace's card of a chat: everything but its lines. */
export function presentChat(account: Account, chat: Chat, around: AroundChat): ChatCard {
  return {
    chatId: chat.chatId,
    name: nameOf(chat, around.contact),
    state: chat.state,
    ownerId: isInInbox(chat) ? chat.ownerId : null,
    queueId: chat.queueId,
    queuedAt: chat.queuedAt,
    ownedSince: isInInbox(chat) ? chat.ownedSince : null,
    offer: isOffered(chat) ? { to: chat.offer.to, at: chat.offer.at, until: chat.offer.until } : null,
    hand: isInInbox(chat) ? chat.hand : null,
    contact: around.contact ? presentContact(around.contact) : null,
    person: chat.person,
    fields: chat.fields,
    classificationId: chat.classificationId,
    isUnclassified: chat.state === "closed" && chat.isUnclassified,
    isAbusive: chat.isAbusive,
    entry: presentEntry(account, chat.entry),
    page: chat.page,
    browser: chat.browser,
    language: chat.language,
    customerGone: around.customerGone,
    mail: chat.mailing && presentMail(chat.mailing),
    rating: chat.rating,
    form: chat.form,
    customerDelivered: around.customerPosition?.delivered ?? 0,
    customerSeen: around.customerPosition?.seen ?? 0,
  };
}

function presentMail({ email, last }: Mailing): MailView {
  if (!last) return { email, last };
  const { kind, to, at, outcome, response } = last;
  return { email, last: { kind, to, at, outcome, response } };
}

export function presentOpeningHours(hours: OpeningHours, now: number): OpeningHoursCard {
  return { ...hours, isOpen: isOpenAt(hours, now), changesAt: nextChange(hours, now) };
}

export function presentOfflineMessage(account: Account, message: OfflineMessage): OfflineMessageCard {
  const { offlineMessageId, queueId, name, email, text, leftAt } = message;
  const entry = presentEntry(account, message.entry);
  return { offlineMessageId, queueId, name, email, text, entry, leftAt };
}

/** Agents do not get the account's widgets, so the entry carries the widget's name. */
function presentEntry({ widgets }: Account, { channel, widgetId, page }: Entry): EntryView {
  return { channel, widgetName: widgets[widgetId]?.name ?? null, page };
}

export function presentContact(contact: ContactView): ContactView {
  const { contactId, name, email, phone } = contact;
  return { contactId, name, email, phone };
}

/** The contact's name, else the one that the customer claims; a part of the customer's id distinguishes customers without a contact. */
export function nameOf(chat: Chat, contact: Contact | null): CustomerName {
  if (contact) return contact.name;
  if (chat.person?.name) return chat.person.name;
  const claimed = claimedName(chat.form);
  if (claimed !== null) return claimed;
  const code = chat.customerId
    .slice(0, 12)
    .replaceAll(/[^A-Za-z0-9]/g, "")
    .slice(0, 4);
  return { code: code.toUpperCase() };
}
