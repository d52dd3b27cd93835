import { offlineMessagesPage, waitingShownMax } from "#contract/limits.ts";
import { cardPermissions } from "#contract/permissions.ts";
import type { CardKind, Cards } from "#contract/views/cards.ts";
import { may } from "#core/permission/may.ts";
import type { Account } from "#core/account/account.ts";
import {
  type SettingKind,
  type Settings,
  settingIdOf,
  settingNames,
  settingsOf,
} from "#core/account/setting-kinds.ts";
import { type Chat, isFinished, isInInbox } from "#core/chat/chat.ts";
import { isOffered } from "#core/chat/offer.ts";
import type { OfflineMessage } from "#core/offline-message/offline-message.ts";
import type { ChatId, ContactId, OfflineMessageId, QueueId, UserId } from "#core/ids.ts";
import type { OpenOffers } from "../allocation/open-offers.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import type { BoardCards } from "./board-cards.ts";
import type { QueueAlerts } from "./queue-alerts.ts";
import { peekContact } from "../logs/follow-merges.ts";
import type { Logs } from "../logs/logs.ts";
import type { OfflineMessages } from "../offline/offline-messages.ts";
import type { Clock } from "../ports/clock.ts";
import type { StoredEvent } from "../ports/store.ts";
import type { Positions } from "../presence/positions.ts";
import type { Presence } from "../presence/presence.ts";
import {
  type AroundChat,
  presentAccount,
  presentAlert,
  presentChat,
  presentItem,
  presentMe,
  presentOffer,
  presentOfflineMessage,
  presentOpeningHours,
  presentQueue,
  presentWaiting,
} from "../presenters/present-cards.ts";

/** Names one card. */
export type CardName = readonly [kind: CardKind, id: string];

/** A user, and the chats, the queue and the pages of offline messages that this user is looking at. */
export interface Onlooker {
  readonly account: Account;
  readonly userId: UserId;
  readonly openedChats: Iterable<ChatId>;
  readonly watchedQueueId: QueueId | null;
  readonly offlinePages: number;
  readonly watchesBoard: boolean;
}

interface Needs {
  readonly logs: Logs;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly positions: Positions;
  readonly waitingLines: WaitingLines;
  readonly openOffers: OpenOffers;
  readonly offlineMessages: OfflineMessages;
  readonly board: BoardCards;
  readonly queueAlerts: QueueAlerts;
}

interface Visible {
  readonly version: number;
  /** The newest first. */
  readonly messages: readonly OfflineMessage[];
  /** The place of each among them. */
  readonly places: ReadonlyMap<OfflineMessageId, number>;
}

/** Builds the cards a desk shows, from memory. The snapshot and every update use the same rules. */
export class DeskCards {
  readonly #logs: Logs;
  readonly #presence: Presence;
  readonly #positions: Positions;
  readonly #waitingLines: WaitingLines;
  readonly #openOffers: OpenOffers;
  readonly #offlineMessages: OfflineMessages;
  readonly #clock: Clock;
  readonly #board: BoardCards;
  readonly #queueAlerts: QueueAlerts;
  /** Visible offline messages by user, cached until the messages or the settings change. */
  readonly #visible = new WeakMap<Account, Map<UserId, Visible>>();

  constructor(needs: Needs) {
    this.#logs = needs.logs;
    this.#presence = needs.presence;
    this.#positions = needs.positions;
    this.#waitingLines = needs.waitingLines;
    this.#openOffers = needs.openOffers;
    this.#offlineMessages = needs.offlineMessages;
    this.#clock = needs.clock;
    this.#board = needs.board;
    this.#queueAlerts = needs.queueAlerts;
  }

  /** Names of all cards that this desk has now. */
  namesFor(onlooker: Onlooker): CardName[] {
    const { account, userId } = onlooker;
    const agent = this.#logs.agent(userId);
    const names: CardName[] = [
      ["me", userId],
      ["account", account.accountId],
      ...named("user-name", account.users),
      ...settingKinds.flatMap((kind) => named(kind, settingsOf(account, kind))),
      ...named("alert", account.users),
      ...named("queue-alert", account.queues),
      ...named("item", agent.owned),
      ...[...this.#openOffers.of(userId)].map((chatId) => ["offer", chatId] as const),
      ...this.waitingNames(onlooker),
      ...this.offlineMessageNames(onlooker),
      ...(onlooker.watchesBoard ? this.#board.names() : []),
    ];
    for (const chatId of onlooker.openedChats) names.push(["chat", chatId]);
    return names;
  }

  /** Names of the waiting chats this desk looks at. */
  waitingNames({ account, userId, watchedQueueId }: Onlooker): CardName[] {
    if (!watchedQueueId || !mayWatch(account, userId, watchedQueueId)) return [];
    const line = this.#waitingLines.line(watchedQueueId).take(waitingShownMax);
    return line.map(({ chatId }) => ["waiting", chatId]);
  }

  /** Names of the offline messages this desk shows, the newest first. */
  offlineMessageNames({ account, userId, offlinePages }: Onlooker): CardName[] {
    const { messages } = this.#offlineMessagesFor(account, userId);
    const shown = messages.slice(0, offlinePages * offlineMessagesPage);
    return shown.map(({ offlineMessageId }) => ["offline-message", offlineMessageId]);
  }

  /** The card of this name as this desk may see it; `null` when it has none. */
  card(onlooker: Onlooker, [kind, id]: CardName): Cards[CardKind] | null {
    const { account, userId } = onlooker;
    // A disabled user keeps these cards until the connection ends, because the desk cannot work without them.
    const isAlways = kind === "me" || kind === "account";
    if (!isAlways && !may({ kind: "staff", account, userId }, cardPermissions[kind])) return null;
    switch (kind) {
      case "me":
        return presentMe(
          account,
          this.#logs.agent(userId),
          this.#offlineMessagesFor(account, userId).messages.length,
        );
      case "account":
        return presentAccount(account);
      case "user-name": {
        const user = entryOf(account.users, id);
        return user && { userId: user.userId, name: user.name };
      }
      case "offline-message":
        return this.#offlineMessage(onlooker, id as OfflineMessageId);
      case "alert":
        return presentAlert(account, this.#logs.agent(id as UserId));
      case "item":
        return this.#item(onlooker, id as ChatId);
      case "offer":
        return this.#offer(onlooker, id as ChatId);
      case "waiting":
        return this.#waiting(onlooker, id as ChatId);
      case "chat":
        return this.#chat(onlooker, id as ChatId);
      case "queue-alert": {
        const queueId = id as QueueId;
        const isTheirs = may({ kind: "staff", account, userId }, "board.read", { kind: "queue", queueId });
        return isTheirs ? this.#queueAlerts.card(queueId) : null;
      }
      case "board-queue":
      case "board-agent":
      case "board-chat":
        return onlooker.watchesBoard ? this.#board.card({ kind: "staff", account, userId }, kind, id) : null;
      default:
        return this.#setting(onlooker, kind, id);
    }
  }

  /** Of a kind without a case of its own the card is the item. */
  #setting({ account, userId }: Onlooker, kind: SettingKind, id: string): Cards[SettingKind] | null {
    switch (kind) {
      case "queue": {
        const queue = entryOf(account.queues, id);
        const line = this.#waitingLines.line(id as QueueId);
        return queue && presentQueue(account, queue, { userId, line });
      }
      case "template": {
        const template = entryOf(account.templates, id);
        const isForThem = template?.ownerId === null || template?.ownerId === userId;
        return template && isForThem ? template : null;
      }
      case "opening-hours": {
        const hours = entryOf(account.openingHours, id);
        return hours && presentOpeningHours(hours, this.#clock.now());
      }
      default:
        return entryOf(settingsOf(account, kind), id);
    }
  }

  #item({ account, userId }: Onlooker, chatId: ChatId): Cards["item"] | null {
    const chat = this.#logs.peek("chat", chatId);
    if (!chat || !isInInbox(chat) || chat.ownerId !== userId) return null;
    return presentItem(account, chat, this.#around(chat, userId));
  }

  #offer({ userId }: Onlooker, chatId: ChatId): Cards["offer"] | null {
    const chat = this.#logs.peek("chat", chatId);
    if (!chat || !isOffered(chat) || chat.offer.to !== userId) return null;
    return presentOffer(chat, this.#around(chat, userId));
  }

  #waiting({ account, userId, watchedQueueId }: Onlooker, chatId: ChatId): Cards["waiting"] | null {
    const chat = this.#logs.peek("chat", chatId);
    if (chat?.state !== "waiting" || chat.queueId !== watchedQueueId) return null;
    if (!mayWatch(account, userId, watchedQueueId)) return null;
    const position = this.#waitingLines.position(chatId);
    if (position === null || position > waitingShownMax) return null;
    return presentWaiting(chat, position, this.#around(chat, userId));
  }

  #chat({ account, userId }: Onlooker, chatId: ChatId): Cards["chat"] | null {
    const chat = this.#logs.peek("chat", chatId);
    if (!chat || !may({ kind: "staff", account, userId }, "chat.read", { kind: "chat", chat })) return null;
    return presentChat(account, chat, this.#around(chat, userId));
  }

  #offlineMessage(
    { account, userId, offlinePages }: Onlooker,
    id: OfflineMessageId,
  ): Cards["offline-message"] | null {
    const { messages, places } = this.#offlineMessagesFor(account, userId);
    const place = places.get(id) ?? Infinity;
    const message = place < offlinePages * offlineMessagesPage ? messages[place] : undefined;
    return message ? presentOfflineMessage(account, message) : null;
  }

  #offlineMessagesFor(account: Account, userId: UserId): Visible {
    const { version } = this.#offlineMessages;
    const ofAccount = this.#visible.get(account) ?? new Map<UserId, Visible>();
    this.#visible.set(account, ofAccount);
    const known = ofAccount.get(userId);
    if (known?.version === version) return known;
    const actor = { kind: "staff", account, userId } as const;
    const messages = this.#offlineMessages
      .all()
      .filter((message) => may(actor, "offline-message.read", { kind: "offline-message", message }))
      .toReversed();
    const places = new Map(messages.map(({ offlineMessageId }, place) => [offlineMessageId, place]));
    const visible = { version, messages, places };
    ofAccount.set(userId, visible);
    return visible;
  }

  #around(chat: Chat, userId: UserId): AroundChat {
    const { chatId, customerId, contactId } = chat;
    return {
      contact: this.#contact(contactId),
      // The presence of a finished chat's customer does not matter.
      customerGone: !isFinished(chat) && this.#presence.customerGoneSince(customerId) !== null,
      customerPosition: this.#positions.get(chatId, customerId),
      ownPosition: this.#positions.get(chatId, userId),
    };
  }

  #contact(contactId: ContactId | null) {
    return contactId ? (peekContact(this.#logs, contactId) ?? null) : null;
  }
}

/** May they look at who waits in this queue? */
function mayWatch(account: Account, userId: UserId, queueId: QueueId): boolean {
  return may({ kind: "staff", account, userId }, "queue.watch", { kind: "queue", queueId });
}

const settingKinds = Object.keys(settingNames) as SettingKind[];

function named(kind: CardKind, record: Readonly<Record<string, unknown>>): CardName[] {
  return Object.keys(record).map((id) => [kind, id]);
}

function entryOf<Entry>(record: Readonly<Record<string, Entry>>, id: string): Entry | null {
  return record[id] ?? null;
}

/** Kinds of settings in which one item may affect any card. */
const farReaching: ReadonlySet<SettingKind> = new Set(["queue", "group", "opening-hours", "widget"]);

/** The one card that this event of the account's log changes; `null`: it may change any. */
export function cardOfSetting({ type, body }: Pick<StoredEvent, "type" | "body">): CardName | null {
  if (type !== "setting.saved" && type !== "setting.removed") return null;
  const kind = body["kind"] as SettingKind;
  if (farReaching.has(kind)) return null;
  const item = body["item"] as Settings[SettingKind] | undefined;
  return [kind, item ? settingIdOf(kind, item) : (body["itemId"] as string)];
}
