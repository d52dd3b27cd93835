import type { StaffServerFrame } from "#contract/frames.ts";
import type { DropCard, PutCard } from "#contract/views/cards.ts";
import { isInInbox } from "#core/chat/chat.ts";
import type { AccountId, ChatId, CustomerId, QueueId, UserId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus, LogNews, SaveNews } from "../ports/bus.ts";
import type { Presence } from "../presence/presence.ts";
import type { CardName, DeskCards, Onlooker } from "./desk-cards.ts";

type CardsFrame = Extract<StaffServerFrame, { type: "cards" }>;

/** One desk that is being kept up to date. */
interface Desk {
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly openedChats: Set<ChatId>;
  watchedQueueId: QueueId | null;
  /** Each card as it was sent last, to send only what differs. */
  readonly sent: Map<string, string>;
  readonly stale: Map<string, CardName>;
  isAllStale: boolean;
  readonly send: (frame: CardsFrame) => void;
}

/** What a connection does with its desk. */
export interface DeskHandle {
  /** All cards, for the first frame. */
  snapshot(): PutCard[];
  openChat(chatId: ChatId): void;
  closeChat(chatId: ChatId): void;
  watchQueue(queueId: QueueId | null): void;
  end(): void;
}

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
  readonly #desks = new Map<AccountId, Set<Desk>>();
  readonly #toFlush = new Set<Desk>();

  constructor({
    logs,
    cards,
    bus,
    presence,
  }: {
    logs: Logs;
    cards: DeskCards;
    bus: Bus;
    presence: Presence;
  }) {
    this.#logs = logs;
    this.#cards = cards;
    bus.subscribe((saved) => this.#announce(saved));
    presence.onCustomerChange((accountId, customerId) => {
      this.#customerChanged(accountId, customerId);
    });
  }

  /** A desk has come; it is to be sent `snapshot()` first. */
  add(desk: Pick<Desk, "accountId" | "userId" | "send">): DeskHandle {
    const added: Desk = {
      ...desk,
      openedChats: new Set(),
      watchedQueueId: null,
      sent: new Map(),
      stale: new Map(),
      isAllStale: false,
    };
    const ofAccount = this.#desks.get(desk.accountId) ?? new Set();
    this.#desks.set(desk.accountId, ofAccount.add(added));
    return {
      snapshot: () => this.#changed(added, this.#cards.namesFor(this.#onlooker(added))).put,
      openChat: (chatId) => {
        added.openedChats.add(chatId);
        this.#mark(added, "chat", chatId);
      },
      closeChat: (chatId) => {
        added.openedChats.delete(chatId);
        this.#mark(added, "chat", chatId);
      },
      watchQueue: (queueId) => this.#watch(added, queueId),
      end: () => {
        ofAccount.delete(added);
        this.#toFlush.delete(added);
      },
    };
  }

  /** Something beside the logs has changed about a chat: how far somebody has seen it. */
  chatChanged(accountId: AccountId, chatId: ChatId): void {
    for (const desk of this.#desks.get(accountId) ?? []) this.#markChat(desk, chatId);
  }

  #announce({ accountId, news, erased = [] }: SaveNews): void {
    for (const desk of this.#desks.get(accountId) ?? []) {
      for (const { kind, id } of erased) if (kind === "chat") this.#markChat(desk, id);
      for (const one of news) this.#markNews(desk, one);
    }
  }

  #markNews(desk: Desk, { kind, logId, events }: LogNews): void {
    switch (kind) {
      case "account":
        desk.isAllStale = true;
        this.#schedule(desk);
        return;
      case "agent":
        if (desk.userId === logId) this.#mark(desk, "me", logId);
        this.#mark(desk, "alert", logId);
        return;
      case "contact":
        this.#markChatsOf(desk, logId);
        return;
      case "chat":
        this.#markChat(desk, logId as ChatId);
        if (events.some(({ type }) => lineEvents.has(type))) this.#markLines(desk);
        else if (desk.sent.has(`waiting ${logId}`)) this.#mark(desk, "waiting", logId);
        return;
      default:
    }
  }

  /** Only where it is, or was, shown: most desks have nothing to do with most chats. */
  #markChat(desk: Desk, chatId: ChatId): void {
    const chat = this.#logs.peek("chat", chatId);
    const isOwn = chat !== undefined && isInInbox(chat) && chat.ownerId === desk.userId;
    if (isOwn || desk.sent.has(`item ${chatId}`)) this.#mark(desk, "item", chatId);
    if (desk.openedChats.has(chatId)) this.#mark(desk, "chat", chatId);
  }

  /** Counters of all queues, and the line that is being looked at. */
  #markLines(desk: Desk): void {
    const account = this.#logs.account(desk.accountId);
    for (const queueId of Object.keys(account.queues)) this.#mark(desk, "queue", queueId);
    for (const [kind, id] of this.#cards.waitingNames(this.#onlooker(desk))) this.#mark(desk, kind, id);
    for (const key of desk.sent.keys()) {
      if (key.startsWith("waiting ")) this.#mark(desk, "waiting", key.slice("waiting ".length));
    }
  }

  #markChatsOf(desk: Desk, contactId: string): void {
    for (const key of desk.sent.keys()) {
      const [kind, id] = key.split(" ") as [CardName[0], string];
      const isOfChat = kind === "item" || kind === "chat" || kind === "waiting";
      if (isOfChat && this.#logs.peek("chat", id as ChatId)?.contactId === contactId) {
        this.#mark(desk, kind, id);
      }
    }
  }

  #customerChanged(accountId: AccountId, customerId: CustomerId): void {
    for (const desk of this.#desks.get(accountId) ?? []) {
      for (const key of desk.sent.keys()) {
        const [kind, id] = key.split(" ") as [CardName[0], string];
        const isOfChat = kind === "item" || kind === "chat" || kind === "waiting";
        if (isOfChat && this.#logs.peek("chat", id as ChatId)?.customerId === customerId) {
          this.#mark(desk, kind, id);
        }
      }
    }
  }

  #watch(desk: Desk, queueId: QueueId | null): void {
    desk.watchedQueueId = queueId;
    this.#markLines(desk);
  }

  #mark(desk: Desk, kind: CardName[0], id: string): void {
    desk.stale.set(`${kind} ${id}`, [kind, id]);
    this.#schedule(desk);
  }

  #schedule(desk: Desk): void {
    if (this.#toFlush.size === 0) setImmediate(() => this.#flush());
    this.#toFlush.add(desk);
  }

  #flush(): void {
    const desks = [...this.#toFlush];
    this.#toFlush.clear();
    for (const desk of desks) {
      const names = desk.isAllStale ? this.#allNames(desk) : [...desk.stale.values()];
      desk.isAllStale = false;
      desk.stale.clear();
      const { put, drop } = this.#changed(desk, names);
      if (put.length + drop.length > 0) desk.send({ type: "cards", put, drop });
    }
  }

  /** Everything it has and everything it should have. */
  #allNames(desk: Desk): CardName[] {
    const had = [...desk.sent.keys()].map((key) => key.split(" ") as unknown as CardName);
    return [...had, ...this.#cards.namesFor(this.#onlooker(desk))];
  }

  /** Of these cards, those that are not as they were sent last. */
  #changed(desk: Desk, names: readonly CardName[]): { put: PutCard[]; drop: DropCard[] } {
    const onlooker = this.#onlooker(desk);
    const put: PutCard[] = [];
    const drop: DropCard[] = [];
    for (const name of names) {
      const [kind, id] = name;
      const key = `${kind} ${id}`;
      const isWanted = kind !== "chat" || desk.openedChats.has(id as ChatId);
      const card = isWanted ? this.#cards.card(onlooker, name) : null;
      if (!card) {
        if (desk.sent.delete(key)) drop.push([kind, id]);
        continue;
      }
      const text = JSON.stringify(card);
      if (desk.sent.get(key) === text) continue;
      desk.sent.set(key, text);
      put.push([kind, id, card] as unknown as PutCard);
    }
    return { put, drop };
  }

  #onlooker({ accountId, userId, openedChats, watchedQueueId }: Desk): Onlooker {
    return { account: this.#logs.account(accountId), userId, openedChats, watchedQueueId };
  }
}
