import type { AccountEvent } from "../account/account-event.ts";
import type { Account, Announcement } from "../account/account.ts";
import type { AgentEvent } from "../agent/agent-event.ts";
import type { Change } from "../change.ts";
import type { ChatEvent } from "../chat/chat-event.ts";
import type { AnnouncementId, ChatId, QueueId, UserId } from "../ids.ts";

/** The book's record of one chat. */
export interface Page {
  readonly chatId: ChatId;
  readonly queuedAt: number;
  queueId: QueueId;
  inQueueSince: number;
  ownerId: UserId | null;
  isActive: boolean;
  isWaiting: boolean;
  hasWords: boolean;
  /** Events so far. */
  number: number;
  /** The customer's messages without an answer so far. */
  unanswered: { number: number; at: number }[];
  /** Start of the reply wait. */
  waitSince: number | null;
  /** Starts of the waits whose missed target has been logged. */
  readonly missed: Set<number>;
  readonly declined: Set<UserId>;
  /** When it was allocated to its owner, who has not played it since. */
  unplayedSince: number | null;
  offer: { to: UserId; until: number } | null;
  /** Somebody has been with the customer since they began to wait. */
  isJoined: boolean;
  /** Nothing that was to be announced before this is announced any more. */
  announceFrom: number;
  /** Announcements made since the chat came into the queue, each with its due times. */
  announced: Map<AnnouncementId, number[]>;
  /** The wrap-up's remainder at `at`, and when it was used up; `undefined` outside wrap-up. */
  left:
    | { ms: number | null; at: number; isRunning: boolean; extensionMs: number; overAt: number | null }
    | undefined;
}

/** Throws unless the world agrees with the book. */
export function hold(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new Error(what);
}

/**
 * The rules once more, kept from the log alone and in the plainest way, for the simulation to be
 * compared with. It shares nothing with the rules it checks, so that no mistake is made twice.
 */
export class Book {
  readonly pages = new Map<ChatId, Page>();
  readonly lastAllocatedAt = new Map<UserId, number>();
  readonly base = new Map<UserId, string>();
  /** Agents who go on break as soon as they own nothing. */
  readonly breakPlanned = new Set<UserId>();
  readonly targets = new Map<QueueId, { ms: number; since: number }>();

  readonly announcements = new Map<QueueId, { list: readonly Announcement[]; since: number }>();

  page(chatId: ChatId): Page {
    const page = this.pages.get(chatId);
    hold(page !== undefined, `${chatId} has no page`);
    return page;
  }

  write(change: Change): void {
    if (change.log === "chat") this.#writeChat(change.id, change.event);
    else if (change.log === "agent") this.#writeAgent(change.id, change.event);
    else if (change.log === "account") this.#writeAccount(change.event);
  }

  #writeAccount(event: AccountEvent): void {
    if (event.type !== "setting.saved" || event.kind !== "queue") return;
    const { at } = event;
    const { queueId, replyTargetMs: ms, announcements: list } = event.item;
    if (this.targets.get(queueId)?.ms !== ms) this.targets.set(queueId, { ms, since: at });
    const before = this.announcements.get(queueId)?.list ?? [];
    if (JSON.stringify(before) !== JSON.stringify(list)) this.announcements.set(queueId, { list, since: at });
  }

  /** The times by `now` for which an announcement is still to be made, one after the other. */
  toAnnounce(page: Page, { announcementId, afterMs, everyMs }: Announcement, now: number): number[] {
    if (page.isJoined || (!page.isWaiting && !page.ownerId) || page.left) return [];
    const from = Math.max(page.announceFrom, this.announcements.get(page.queueId)?.since ?? 0);
    const last = page.announced.get(announcementId)?.at(-1);
    if (everyMs === null && last !== undefined) return [];
    const times: number[] = [];
    let time = last === undefined ? page.inQueueSince + afterMs : last + (everyMs ?? 0);
    while (time <= now) {
      if (time >= from) times.push(time);
      if (everyMs === null) break;
      time += everyMs;
    }
    return times;
  }

  /** When the running wait reaches its target; `null` when it never will. */
  targetDue(page: Page): number | null {
    const target = this.targets.get(page.queueId);
    if (page.waitSince === null || !target || target.ms === 0) return null;
    return Math.max(page.waitSince + target.ms, target.since, page.inQueueSince);
  }

  leftAt(page: Page, now: number): number | null | undefined {
    if (!page.left || page.left.ms === null || !page.left.isRunning) return page.left?.ms;
    return Math.max(0, page.left.ms - (now - page.left.at));
  }

  /** When the countdown of a wrap-up was or will be over; `null` while it stands still. */
  overAt({ left }: Page): number | null {
    if (!left || left.overAt !== null) return left?.overAt ?? null;
    return left.isRunning && left.ms !== null ? left.at + left.ms : null;
  }

  owned(userId: UserId): Page[] {
    return [...this.pages.values()].filter(({ ownerId }) => ownerId === userId);
  }

  maximum(account: Account, userId: UserId, queueId: QueueId): number {
    return account.users[userId]?.chatsMax ?? account.queues[queueId]?.chatsMax ?? account.chatsMax;
  }

  isEligible(account: Account, page: Page, { userId, isHere }: { userId: UserId; isHere: boolean }): boolean {
    const user = account.users[userId];
    const queue = account.queues[page.queueId];
    if (!user || !queue || !isHere || !user.webchat || user.disabled) return false;
    if (!queue.groupIds.some((groupId) => user.groupIds.includes(groupId))) return false;
    if (this.base.get(userId) !== "available" || this.breakPlanned.has(userId)) return false;
    if (page.declined.has(userId)) return false;
    const owned = this.owned(userId);
    if (owned.length >= this.maximum(account, userId, page.queueId)) return false;
    return queue.allocateWhileHandling || !owned.some(({ isActive }) => isActive);
  }

  #writeAgent(userId: UserId, event: AgentEvent): void {
    if (event.type === "agent.status-chosen") this.#choose(userId, event.base);
    if (event.type === "agent.lapsed") this.#choose(userId, "unavailable");
    if (event.type === "agent.break-planned") {
      this.#choose(userId, "available");
      this.breakPlanned.add(userId);
    }
    const hasLeft = event.type === "agent.chat-lost" && this.owned(userId).length === 0;
    if (hasLeft && this.breakPlanned.has(userId)) this.#choose(userId, "break");
    if (event.type === "agent.chat-gained" && event.how === "allocated") {
      this.lastAllocatedAt.set(userId, event.at);
    }
  }

  #choose(userId: UserId, base: string): void {
    this.base.set(userId, base);
    this.breakPlanned.delete(userId);
  }

  #writeChat(chatId: ChatId, event: ChatEvent): void {
    if (event.type === "chat.requested") this.pages.set(chatId, newPage(event));
    else {
      const page = this.page(chatId);
      page.number += 1;
      writePage(page, event);
    }
  }
}

function newPage({ chatId, queueId, at }: Extract<ChatEvent, { type: "chat.requested" }>): Page {
  return {
    chatId,
    queueId,
    queuedAt: at,
    inQueueSince: at,
    ownerId: null,
    isActive: false,
    isWaiting: true,
    hasWords: false,
    number: 1,
    unanswered: [],
    waitSince: at,
    missed: new Set(),
    declined: new Set(),
    unplayedSince: null,
    offer: null,
    isJoined: false,
    announceFrom: at,
    announced: new Map(),
    left: undefined,
  };
}

function writePage(page: Page, event: Exclude<ChatEvent, { type: "chat.requested" }>): void {
  switch (event.type) {
    case "message.sent":
      return writeMessage(page, event);
    case "chat.allocated":
    case "chat.taken":
      page.ownerId = event.to;
      page.isWaiting = false;
      page.unplayedSince = event.type === "chat.allocated" ? event.at : null;
      return;
    case "chat.offered":
    case "chat.offer-ended":
    case "chat.accepted":
      return writeOffer(page, event);
    case "chat.played":
    case "chat.paused":
      setActive(page, event.type === "chat.played", event.at);
      if (event.type === "chat.paused") return;
      page.isJoined = true;
      page.unplayedSince = null;
      return;
    case "chat.put-back":
      if (page.ownerId) page.declined.add(page.ownerId);
      return toWaiting(page, event.at);
    case "chat.returned":
      if (event.why === "no-response") page.declined.add(event.from);
      return toWaiting(page, event.at);
    case "chat.transferred":
      page.declined.clear();
      page.queueId = event.toQueueId;
      page.inQueueSince = event.at;
      page.announceFrom = event.at;
      page.announced = new Map();
      return toWaiting(page, event.at);
    case "chat.ended": {
      page.waitSince = null;
      page.unplayedSince = null;
      page.offer = null;
      const { at, wrapUp } = event;
      if (!wrapUp) return toOver(page);
      const { leftMs: ms, extensionMs } = wrapUp;
      page.left = { ms, at, isRunning: page.isActive, extensionMs, overAt: null };
      return;
    }
    case "wrap-up.extended":
      if (page.left?.isRunning) setActive(page, true, event.at);
      if (page.left && page.left.ms !== null) page.left.ms += page.left.extensionMs;
      return;
    case "chat.closed":
    case "chat.abandoned":
      page.waitSince = null;
      return toOver(page);
    case "reply-target.missed":
      page.missed.add(event.since);
      return;
    default:
  }
}

function writeMessage(page: Page, event: Extract<ChatEvent, { type: "message.sent" }>): void {
  if (event.announcementId) {
    const { announcementId } = event;
    page.announced.set(announcementId, [...(page.announced.get(announcementId) ?? []), event.at]);
    return;
  }
  if (event.by.kind === "user") {
    const { seenNumber = page.number } = event;
    page.unanswered = page.unanswered.filter(({ number }) => number > seenNumber);
    page.waitSince = page.unanswered[0]?.at ?? null;
    page.hasWords = true;
    return;
  }
  page.unanswered.push({ number: page.number, at: event.at });
  if (!page.hasWords) page.waitSince = event.at;
  else if (page.isWaiting || (page.ownerId && !page.left)) page.waitSince ??= event.at;
  page.hasWords = true;
}

function writeOffer(
  page: Page,
  event: Extract<ChatEvent, { type: "chat.offered" | "chat.offer-ended" | "chat.accepted" }>,
): void {
  if (event.type === "chat.accepted") {
    toWaiting(page, event.at);
    page.isWaiting = false;
    page.ownerId = event.to;
  }
  page.offer = event.type === "chat.offered" ? { to: event.to, until: event.until } : null;
}

function setActive(page: Page, isActive: boolean, at: number): void {
  page.isActive = isActive;
  if (!page.left) {
    if (isActive) page.declined.clear();
    return;
  }
  const { ms, at: since, isRunning } = page.left;
  if (isRunning && ms !== null && at >= since + ms) page.left.overAt = since + ms;
  page.left.ms = ms === null || !isRunning ? ms : Math.max(0, ms - (at - since));
  page.left.at = at;
  page.left.isRunning = isActive;
}

function toWaiting(page: Page, at: number): void {
  if (page.isJoined) page.announceFrom = at;
  page.isJoined = false;
  page.unplayedSince = null;
  page.offer = null;
  page.ownerId = null;
  page.isActive = false;
  page.isWaiting = true;
}

function toOver(page: Page): void {
  page.ownerId = null;
  page.isActive = false;
  page.isWaiting = false;
  page.left = undefined;
}
