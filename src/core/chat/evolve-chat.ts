import type { UserId } from "../ids.ts";
import { answered, evolveMailing } from "../mail/mailing.ts";
import { excerptOf } from "../message/excerpt.ts";
import { isAnswer, sideOf } from "../message/side-of.ts";
import { unreachable } from "../unreachable.ts";
import type { ChatEvent } from "./chat-event.ts";
import {
  type Chat,
  type InboxChat,
  type OpenChat,
  type OwnedChat,
  type Ownership,
  type WaitingChat,
  isInInbox,
  isOpen,
} from "./chat.ts";
import { unansweredAfter, withUnanswered } from "./unanswered.ts";
import { extendWrapUp, runWrapUp } from "./wrap-up.ts";

type EventOf<Type extends string> = Extract<ChatEvent, { type: Type }>;

/**
 * The chat after one more event of its log; the first must be `chat.requested`. Throws on an event that
 * cannot follow the state, which is a bug in the rule that decided it.
 */
export function evolveChat(chat: Chat | null, event: ChatEvent): Chat {
  if (event.type === "chat.requested") return chat ? cannotFollow(chat, event) : requestChat(event);
  if (!chat) throw new Error(`${event.type} before chat.requested`);
  const number = chat.number + 1;
  // Nearly all events are messages, so these are spared the copy.
  if (event.type === "message.sent") return sendMessage(chat, event, number);
  return { ...apply(chat, event, number), number };
}

function requestChat(event: EventOf<"chat.requested">): Chat {
  const { type: _, at, by: _by, ...facts } = event;
  return {
    person: null,
    ...facts,
    form: event.form ?? null,
    state: "waiting",
    number: 1,
    page: event.entry.page,
    queuedAt: at,
    inQueueSince: at,
    waitingSince: at,
    classificationId: null,
    isAbusive: false,
    firstWords: "",
    lastMessage: null,
    customerMessages: 0,
    hasBeenJoined: false,
    allocatedFrom: null,
    fields: [],
    mailing: null,
    rating: null,
    replyWaitSince: at,
    unanswered: [],
    missedWaitSince: null,
    declinedBy: [],
    missedBy: [],
    announced: {},
    announceFrom: at,
  };
}

function apply(
  chat: Chat,
  event: Exclude<ChatEvent, { type: "chat.requested" | "message.sent" }>,
  number: number,
): Chat {
  switch (event.type) {
    case "chat.allocated":
      return { ...own(chat, event, { userId: event.to, how: "allocated", number }), allocatedFrom: number };
    case "chat.taken":
      return own(chat, event, { userId: event.to, how: "taken", number });
    case "chat.played":
      return play(inInbox(chat, event), event);
    case "chat.paused":
      return pause(inInbox(chat, event), event);
    case "chat.put-back":
      return decline(wait(chat, event), ownerOf(chat, event));
    case "chat.returned":
      return event.why === "no-response" ? miss(chat, event) : wait(chat, event);
    case "chat.offered":
    case "chat.offer-ended":
    case "chat.accepted":
      return chat.state === "owned" ? offer(chat, event, number) : cannotFollow(chat, event);
    case "chat.transferred":
      return {
        ...wait(chat, event),
        declinedBy: [],
        missedBy: [],
        queueId: event.toQueueId,
        inQueueSince: event.at,
        announced: {},
        announceFrom: event.at,
      };
    case "chat.ended":
      return end(chat, event, number);
    case "chat.hand-raised":
      return raiseHand(inInbox(chat, event), event);
    case "chat.hand-lowered":
      return { ...inInbox(chat, event), hand: null };
    case "wrap-up.extended":
      if (chat.state !== "wrap-up") return cannotFollow(chat, event);
      return { ...chat, wrapUp: extendWrapUp(chat.wrapUp, event.at) };
    case "chat.closed":
      return close(chat, event);
    case "chat.abandoned":
      return abandon(chat, event, number);
    default:
      return know(chat, event);
  }
}

/** Events after which more is known about the chat, and nobody else has it. */
function know(
  chat: Chat,
  event: EventOf<
    | `mail.${string}`
    | `customer.${string}`
    | "note.added"
    | "chat.classified"
    | "chat.marked-abusive"
    | "contact.assigned"
    | "chat.identified"
    | "chat.described"
    | "chat.rated"
    | "reply-target.missed"
  >,
): Chat {
  switch (event.type) {
    case "note.added":
    case "customer.blocked":
      return chat;
    case "chat.classified":
      return { ...chat, classificationId: event.classificationId };
    case "chat.marked-abusive":
      return { ...chat, isAbusive: event.isAbusive };
    case "contact.assigned":
      return { ...chat, contactId: event.contactId };
    case "chat.identified":
      return { ...chat, person: event.person, contactId: event.contactId };
    case "chat.described":
      return { ...chat, fields: event.fields };
    case "customer.address-left":
    case "mail.queued":
    case "mail.sent":
    case "mail.failed":
    case "mail.spared":
      return { ...chat, mailing: evolveMailing(chat.mailing, event, chat.state === "waiting") };
    case "chat.rated":
      return { ...chat, rating: { stars: event.stars, comment: event.comment } };
    case "reply-target.missed":
      return isOpen(chat) ? { ...chat, missedWaitSince: event.since } : cannotFollow(chat, event);
    default:
      return unreachable(event);
  }
}

function sendMessage(chat: Chat, event: EventOf<"message.sent">, number: number): Chat {
  const { by, announcementId } = event;
  if (by.kind === "system") {
    if (!isOpen(chat) || !announcementId) return cannotFollow(chat, event);
    return { ...chat, number, announced: { ...chat.announced, [announcementId]: event.at } };
  }
  const excerpt = excerptOf(event.parts);
  const isCustomer = sideOf(by) === "customer";
  return {
    ...chat,
    number,
    firstWords: chat.firstWords === "" && isCustomer ? excerpt : chat.firstWords,
    customerMessages: chat.customerMessages + (isCustomer ? 1 : 0),
    page: event.page ?? chat.page,
    lastMessage: { number, at: event.at, by: by.kind, excerpt },
    mailing: chat.mailing && isAnswer(by) ? answered(chat.mailing, { number, at: event.at }) : chat.mailing,
    ...(isOpen(chat) ? waitAfter(chat, event, number) : {}),
  };
}

/**
 * B-32: the wait starts at the first customer message without an answer. A reply answers only messages that
 * its sender had on the screen; messages that crossed it keep waiting, from their own time.
 */
function waitAfter(
  chat: OpenChat,
  { by, at, seenNumber = chat.number }: EventOf<"message.sent">,
  number: number,
): Pick<OpenChat, "replyWaitSince" | "unanswered"> {
  const { replyWaitSince, lastMessage } = chat;
  if (isAnswer(by)) {
    const unanswered = unansweredAfter(chat.unanswered, seenNumber);
    return { unanswered, replyWaitSince: unanswered[0]?.at ?? null };
  }
  if (sideOf(by) !== "customer") return { unanswered: chat.unanswered, replyWaitSince };
  const unanswered = withUnanswered(chat.unanswered, { number, at });
  return { unanswered, replyWaitSince: lastMessage === null ? at : (replyWaitSince ?? at) };
}

function own(
  chat: Chat,
  event: ChatEvent,
  by: { readonly userId: UserId; readonly how: "allocated" | "taken"; readonly number: number },
): Chat {
  if (chat.state !== "waiting") return cannotFollow(chat, event);
  const { waitingSince: _w, ...facts } = chat;
  return {
    ...facts,
    state: "owned",
    ownerId: by.userId,
    ownedSince: event.at,
    ownedFrom: by.number,
    how: by.how,
    active: false,
    joined: false,
    hand: null,
    offer: null,
  };
}

function play(chat: InboxChat, event: EventOf<"chat.played">): Chat {
  if (chat.state === "wrap-up") {
    return { ...chat, active: true, wrapUp: runWrapUp(chat.wrapUp, event.at, true) };
  }
  return { ...chat, active: true, joined: true, hasBeenJoined: true, declinedBy: [], missedBy: [] };
}

function raiseHand(chat: InboxChat, { at, text }: EventOf<"chat.hand-raised">): Chat {
  return { ...chat, hand: { since: chat.hand?.since ?? at, text } };
}

function pause(chat: InboxChat, event: EventOf<"chat.paused">): Chat {
  if (chat.state === "owned") return { ...chat, active: false };
  return { ...chat, active: false, wrapUp: runWrapUp(chat.wrapUp, event.at, false) };
}

function wait(chat: Chat, event: ChatEvent): WaitingChat {
  if (chat.state !== "owned") return cannotFollow(chat, event);
  const { ownerId: _o, offer: _of, ...facts } = withoutOwnership(chat);
  return { ...facts, state: "waiting", waitingSince: event.at, announceFrom: announceFrom(chat, event) };
}

function miss(chat: Chat, event: EventOf<"chat.returned">): WaitingChat {
  const waiting = decline(wait(chat, event), event.from);
  return { ...waiting, missedBy: [...waiting.missedBy, event.from] };
}

function decline(chat: WaitingChat, userId: UserId): WaitingChat {
  return { ...chat, declinedBy: [...chat.declinedBy, userId] };
}

/** Nothing is made up for that was due while an agent was with the customer. */
function announceFrom({ joined, announceFrom: from }: OwnedChat, { at }: ChatEvent): number {
  return joined ? at : from;
}

/** An offer is made, comes to nothing, or is accepted: the chat then is as one that was just taken. (B-44) */
function offer(
  chat: OwnedChat,
  event: EventOf<"chat.offered" | "chat.offer-ended" | "chat.accepted">,
  number: number,
): OwnedChat {
  const { at, to } = event;
  switch (event.type) {
    case "chat.offered":
      return { ...chat, offer: { to, at, until: event.until, note: event.note } };
    case "chat.offer-ended":
      return { ...chat, offer: null };
    case "chat.accepted":
      return {
        ...chat,
        announceFrom: announceFrom(chat, event),
        ownerId: to,
        ownedSince: at,
        ownedFrom: number,
        how: "accepted",
        active: false,
        joined: false,
        hand: null,
        offer: null,
      };
    default:
      return unreachable(event);
  }
}

function end(chat: Chat, event: EventOf<"chat.ended">, number: number): Chat {
  if (chat.state !== "owned") return cannotFollow(chat, event);
  const { offer: _o, ...facts } = withoutOpen(chat);
  const ended = { endedAt: event.at, endedBy: event.by, endedFrom: number };
  if (event.wrapUp) return { ...facts, ...ended, state: "wrap-up", wrapUp: event.wrapUp };
  const { ownerId, ...rest } = withoutOwnership(facts);
  return {
    ...rest,
    ...ended,
    state: "closed",
    closedAt: event.at,
    closedWhy: "no-wrap-up",
    isUnclassified: false,
    lastOwnerId: ownerId,
  };
}

function abandon(chat: Chat, event: EventOf<"chat.abandoned">, number: number): Chat {
  if (chat.state !== "waiting") return cannotFollow(chat, event);
  const { waitingSince: _w, ...facts } = withoutOpen(chat);
  return { ...facts, state: "abandoned", abandonedAt: event.at, abandonedBy: event.by, endedFrom: number };
}

/** Removes the fields of an open chat. */
function withoutOpen<Open extends OpenChat>(chat: Open) {
  const {
    replyWaitSince: _r,
    unanswered: _u,
    missedWaitSince: _m,
    declinedBy: _d,
    missedBy: _mb,
    announced: _a,
    announceFrom: _f,
    ...facts
  } = chat;
  return facts;
}

/** Removes what was true while somebody owned the chat, but for who it was. */
function withoutOwnership<Owned extends Pick<InboxChat, keyof Ownership>>(chat: Owned) {
  const { ownedSince: _s, ownedFrom: _f, how: _h, active: _a, joined: _j, hand: _r, ...facts } = chat;
  return facts;
}

function close(chat: Chat, event: EventOf<"chat.closed">): Chat {
  if (chat.state !== "wrap-up") return cannotFollow(chat, event);
  const { ownerId, wrapUp: _w, ...facts } = withoutOwnership(chat);
  return {
    ...facts,
    state: "closed",
    closedAt: event.at,
    closedWhy: event.why,
    isUnclassified: event.isUnclassified ?? false,
    lastOwnerId: ownerId,
  };
}

function ownerOf(chat: Chat, event: ChatEvent): UserId {
  return inInbox(chat, event).ownerId;
}

function inInbox(chat: Chat, event: ChatEvent): InboxChat {
  return isInInbox(chat) ? chat : cannotFollow(chat, event);
}

function cannotFollow(chat: Chat, event: ChatEvent): never {
  throw new Error(`${event.type} cannot follow on a chat that is ${chat.state}`);
}
