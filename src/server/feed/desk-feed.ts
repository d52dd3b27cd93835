import type { DropCard, PutCard } from "#contract/views/cards.ts";
import type { Account } from "#core/account/account.ts";
import { isServedBy } from "#core/account/queue-rules.ts";
import { isInInbox } from "#core/chat/chat.ts";
import type { ChatId, CustomerId, QueueId, UserId } from "#core/ids.ts";
import { peekContact } from "../logs/follow-merges.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus, LogNews, SaveNews } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { StoredEvent } from "../ports/store.ts";
import type { Presence } from "../presence/presence.ts";
import type { BoardCards, BoardKind } from "./board-cards.ts";
import { BoardWatch } from "./board-watch.ts";
import type { QueueAlerts } from "./queue-alerts.ts";
import { Desk, listKinds } from "./desk.ts";
import { type CardName, type DeskCards, type Onlooker, cardOfSetting } from "./desk-cards.ts";
import { ShownChats } from "./shown-chats.ts";

interface Needs {
  readonly logs: Logs;
  readonly cards: DeskCards;
  readonly board: BoardCards;
  readonly queueAlerts: QueueAlerts;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly failed: (bug: unknown) => void;
}

/** A connection's access to its desk. */
export interface DeskHandle {
  /** All cards, for the first frame. */
  snapshot(): PutCard[];
  openChat(chatId: ChatId): void;
  closeChat(chatId: ChatId): void;
  watchQueue(queueId: QueueId | null): void;
  watchBoard(on: boolean): void;
  showOfflineMessages(pages: number): void;
  end(): void;
}

/**
 * Shortest interval between two updates of a queue's counter. Every desk that serves the queue shows the
 * counter, and a chat given away at once would otherwise change it twice on all of them.
 */
const countersEveryMs = 100;

/** Most desks that are brought up to date before others get their turn. */
const desksAtOnce = 50;

/** Events that change who waits where. */
const lineEvents = new Set([
  "chat.requested",
  "chat.allocated",
  "chat.taken",
  "chat.put-back",
  "chat.returned",
  "chat.transferred",
  "chat.abandoned",
]);

/**
 * Keeps every open desk equal to what a fresh one would show. Whatever happens marks the cards it
 * may have changed; at the end of the turn each desk is sent those that did.
 */
export class DeskFeed {
  readonly #logs: Logs;
  readonly #cards: DeskCards;
  readonly #clock: Clock;
  readonly #failed: (bug: unknown) => void;
  readonly #all = new Set<Desk>();
  readonly #ofUser = new Map<UserId, Set<Desk>>();
  readonly #shown = new ShownChats<Desk>();
  /** Desks that look at a queue's line. */
  readonly #watching = new Set<Desk>();
  /** Queues whose counters have changed and are sent with the next update. */
  readonly #counters = new Set<QueueId>();
  /** Agents whose break was too long when they were last heard of. */
  readonly #overran = new Set<UserId>();
  readonly #toFlush = new Set<Desk>();
  readonly #board: BoardWatch;
  readonly #queueAlerts: QueueAlerts;

  constructor({ logs, cards, board, queueAlerts, bus, clock, presence, failed }: Needs) {
    this.#failed = failed;
    this.#logs = logs;
    this.#cards = cards;
    this.#clock = clock;
    for (const { userId } of Object.values(logs.account.users)) this.#isAlertNews(userId);
    bus.subscribe((saved) => this.#announce(saved));
    const mark = (desk: Desk, kind: BoardKind, id: string) => this.#mark(desk, kind, id);
    this.#queueAlerts = queueAlerts;
    this.#board = new BoardWatch({ logs, bus, clock, board, mark });
    presence.onCustomerChange((customerId) => this.#customerChanged(customerId));
  }

  /** Number of chats shown on desks. */
  get held(): number {
    return this.#shown.size;
  }

  /** Adds a desk, whose first frame must carry `snapshot()`. */
  add(desk: Pick<Desk, "userId" | "send">): DeskHandle {
    const added = new Desk(desk);
    const ofUser = this.#ofUser.get(desk.userId) ?? new Set();
    this.#ofUser.set(desk.userId, ofUser.add(added));
    this.#all.add(added);
    this.#queueAlerts.start((queueId) => this.cardChanged("queue-alert", queueId));
    return {
      snapshot: () => this.#changed(added, this.#cards.namesFor(this.#onlooker(added))).put,
      openChat: (chatId) => {
        added.openedChats.add(chatId);
        this.#noteShown(added, chatId);
        this.#mark(added, "chat", chatId);
      },
      closeChat: (chatId) => {
        added.openedChats.delete(chatId);
        this.#noteShown(added, chatId);
        this.#mark(added, "chat", chatId);
      },
      watchQueue: (queueId) => this.#watch(added, queueId),
      watchBoard: (on) => this.#board.watch(added, on),
      showOfflineMessages: (pages) => {
        added.offlinePages = pages;
        this.#markOfflineMessages(added);
      },
      end: () => {
        this.#all.delete(added);
        if (this.#all.size === 0) this.#queueAlerts.stop();
        this.#watching.delete(added);
        this.#board.leave(added);
        ofUser.delete(added);
        if (ofUser.size === 0) this.#ofUser.delete(desk.userId);
        for (const chatId of added.chats()) this.#shown.hide(added, chatId);
        this.#toFlush.delete(added);
      },
    };
  }

  /** Something beside the logs has changed about a chat, such as whether its customer is there. */
  chatChanged(chatId: ChatId): void {
    this.#markLists(chatId);
    this.workspaceChanged(chatId);
  }

  /** The customer has seen more of the chat, which only its workspace card shows. */
  workspaceChanged(chatId: ChatId): void {
    for (const desk of this.#shown.onlookersOf(chatId)) {
      if (desk.openedChats.has(chatId)) this.#mark(desk, "chat", chatId);
    }
  }

  /** The owner has seen more of the chat, which only its inbox card shows. */
  inboxChanged(chatId: ChatId): void {
    const chat = this.#logs.peek("chat", chatId);
    const owner = chat && isInInbox(chat) ? chat.ownerId : null;
    for (const desk of (owner && this.#ofUser.get(owner)) ?? []) this.#mark(desk, "item", chatId);
  }

  #markLists(chatId: ChatId): void {
    for (const desk of this.#shown.onlookersOf(chatId)) this.#markItem(desk, chatId);
    this.inboxChanged(chatId);
  }

  /** A card says something else though no log has grown: time has passed. */
  cardChanged(kind: CardName[0], id: string): void {
    for (const desk of this.#all) this.#mark(desk, kind, id);
  }

  #announce({ news, erased = [] }: SaveNews): void {
    for (const { kind, id } of erased) if (kind === "chat") this.chatChanged(id);
    for (const one of news) this.#markNews(one);
  }

  #markNews({ kind, logId, events }: LogNews): void {
    switch (kind) {
      case "account":
        for (const event of events) this.#markSetting(event);
        return;
      case "agent":
        for (const desk of this.#ofUser.get(logId as UserId) ?? []) this.#mark(desk, "me", logId);
        if (!this.#isAlertNews(logId as UserId)) return;
        for (const desk of this.#all) this.#mark(desk, "alert", logId);
        return;
      case "contact":
        this.#markChatsOf(logId);
        return;
      case "chat":
        // Words change what lists say of a chat; what the workspace says of it beside its lines is as it was.
        if (events.every(isWords)) {
          this.#markLists(logId as ChatId);
          return;
        }
        this.chatChanged(logId as ChatId);
        this.#markOffered(logId as ChatId, events);
        if (events.some(({ type }) => lineEvents.has(type))) this.#markLines(logId, events);
        return;
      case "offline-message":
        for (const desk of this.#all) this.#markOfflineMessages(desk);
        return;
      default:
    }
  }

  /** Does, or did, what supervisors are alerted of say anything about this agent? */
  #isAlertNews(userId: UserId): boolean {
    const was = this.#overran.has(userId);
    const is = this.#logs.agent(userId).hasOverrun;
    if (is) this.#overran.add(userId);
    else this.#overran.delete(userId);
    return was || is;
  }

  /** Most settings affect a single card; the others may affect every card of every desk. */
  #markSetting(event: StoredEvent): void {
    const name = cardOfSetting(event);
    for (const desk of this.#all) {
      if (!name) this.#markAll(desk);
      else this.#mark(desk, ...name);
    }
    if (name?.[0] === "break-reason") {
      for (const userId of this.#overran) for (const desk of this.#all) this.#mark(desk, "alert", userId);
    }
    if (name?.[0] !== "user") return;
    const [, userId] = name;
    for (const desk of this.#ofUser.get(userId as UserId) ?? []) this.#markAll(desk);
    for (const desk of this.#all) {
      this.#mark(desk, "user-name", userId);
      this.#mark(desk, "alert", userId);
    }
  }

  #markAll(desk: Desk): void {
    desk.isAllStale = true;
    this.#schedule(desk);
  }

  /** Only where it is shown: most desks have nothing to do with most chats. */
  #markItem(desk: Desk, chatId: ChatId): void {
    for (const kind of listKinds) if (desk.shows(kind, chatId)) this.#mark(desk, kind, chatId);
  }

  /** The desks of the agent to whom a chat is offered show it from now on. */
  #markOffered(chatId: ChatId, events: readonly StoredEvent[]): void {
    for (const { type, body } of events) {
      const to = type === "chat.offered" ? (body["to"] as UserId) : null;
      for (const desk of (to && this.#ofUser.get(to)) ?? []) this.#mark(desk, "offer", chatId);
    }
  }

  /** Marks the counters of the chat's queues, now and before, and their lines on desks that watch them. */
  #markLines(chatId: string, events: readonly StoredEvent[]): void {
    const queueIds = new Set(
      events.flatMap(({ body }) => (body["fromQueueId"] as QueueId | undefined) ?? []),
    );
    const chat = this.#logs.peek("chat", chatId as ChatId);
    if (chat) queueIds.add(chat.queueId);
    for (const desk of this.#watching) {
      if (desk.watchedQueueId && queueIds.has(desk.watchedQueueId)) this.#markWatched(desk);
    }
    if (this.#counters.size === 0 && queueIds.size > 0) {
      this.#clock.after(countersEveryMs, () => this.#markCounters());
    }
    for (const queueId of queueIds) this.#counters.add(queueId);
  }

  /** For who serves these queues. */
  #markCounters(): void {
    // Cleared first, so that later changes are sent, whatever happens below.
    const queueIds = [...this.#counters];
    this.#counters.clear();
    const { account } = this.#logs;
    for (const queueId of queueIds) {
      for (const desk of this.#all) {
        if (isServedByUser(account, queueId, desk.userId)) this.#mark(desk, "queue", queueId);
      }
    }
  }

  /** Marks the watched line and all cards still shown of an earlier one. */
  #markWatched(desk: Desk): void {
    for (const [kind, id] of this.#cards.waitingNames(this.#onlooker(desk))) this.#mark(desk, kind, id);
    for (const id of desk.shown("waiting")) this.#mark(desk, "waiting", id);
  }

  /** The counter, and those that are shown. */
  #markOfflineMessages(desk: Desk): void {
    this.#mark(desk, "me", desk.userId);
    const names = this.#cards.offlineMessageNames(this.#onlooker(desk));
    for (const [kind, id] of names) this.#mark(desk, kind, id);
    for (const id of desk.shown("offline-message")) this.#mark(desk, "offline-message", id);
  }

  #markChatsOf(contactId: string): void {
    for (const chatId of this.#shown.chatIds()) {
      const assigned = this.#logs.peek("chat", chatId)?.contactId;
      if (!assigned) continue;
      const shown = peekContact(this.#logs, assigned)?.contactId;
      if (assigned === contactId || shown === contactId) this.chatChanged(chatId);
    }
  }

  #customerChanged(customerId: CustomerId): void {
    for (const chatId of this.#shown.ofCustomer(customerId)) this.chatChanged(chatId);
  }

  #watch(desk: Desk, queueId: QueueId | null): void {
    desk.watchedQueueId = queueId;
    if (queueId) this.#watching.add(desk);
    else this.#watching.delete(desk);
    this.#markWatched(desk);
  }

  #mark(desk: Desk, kind: CardName[0], id: string): void {
    desk.mark(kind, id);
    this.#schedule(desk);
  }

  #schedule(desk: Desk): void {
    // After all that has been committed together, and before it is written to the sockets.
    if (this.#toFlush.size === 0) process.nextTick(() => this.#flush());
    this.#toFlush.add(desk);
  }

  #flush(): void {
    const desks = [...this.#toFlush].slice(0, desksAtOnce);
    for (const desk of desks) this.#toFlush.delete(desk);
    if (this.#toFlush.size > 0) setImmediate(() => this.#flush());
    for (const desk of desks) {
      try {
        this.#bringUpToDate(desk);
      } catch (bug) {
        // The other desks go on.
        this.#failed(bug);
      }
    }
  }

  #bringUpToDate(desk: Desk): void {
    // Everything it has, and everything it should have.
    if (desk.isAllStale) desk.markAll(this.#cards.namesFor(this.#onlooker(desk)));
    const { put, drop } = this.#changed(desk, desk.takeStale());
    if (put.length + drop.length > 0) desk.send({ type: "cards", put, drop });
  }

  /** Of these cards, those that are not as they were sent last. */
  #changed(desk: Desk, names: readonly CardName[]): { put: PutCard[]; drop: DropCard[] } {
    const onlooker = this.#onlooker(desk);
    const put: PutCard[] = [];
    const drop: DropCard[] = [];
    for (const name of names) {
      const [kind, id] = name;
      const isWanted = kind !== "chat" || desk.openedChats.has(id as ChatId);
      const card = isWanted ? this.#cards.card(onlooker, name) : null;
      const isChange = card ? desk.put(kind, id, card) : desk.drop(kind, id);
      if (!isChange) continue;
      if (card) put.push([kind, id, card] as unknown as PutCard);
      else drop.push([kind, id]);
      this.#noteShownCard(desk, name);
    }
    return { put, drop };
  }

  #noteShownCard(desk: Desk, [kind, id]: CardName): void {
    if (listKinds.some((one) => one === kind)) this.#noteShown(desk, id as ChatId);
  }

  /** Keeps in mind whether this desk shows anything of the chat. */
  #noteShown(desk: Desk, chatId: ChatId): void {
    const isShown = desk.openedChats.has(chatId) || listKinds.some((kind) => desk.shows(kind, chatId));
    if (!isShown) this.#shown.hide(desk, chatId);
    else this.#shown.show(desk, chatId, this.#logs.peek("chat", chatId)?.customerId ?? null);
  }

  #onlooker({ userId, openedChats, watchedQueueId, offlinePages, watchesBoard }: Desk): Onlooker {
    const { account } = this.#logs;
    return { account, userId, openedChats, watchedQueueId, offlinePages, watchesBoard };
  }
}

/** Words without a page: the page a customer is on is shown in the workspace. */
function isWords({ type, body }: StoredEvent): boolean {
  return type === "message.sent" && body["page"] === undefined;
}

function isServedByUser(account: Account, queueId: QueueId, userId: UserId): boolean {
  const queue = account.queues[queueId];
  const user = account.users[userId];
  return queue !== undefined && user !== undefined && isServedBy(queue, user);
}
