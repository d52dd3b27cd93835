import type { Account } from "#core/account/account.ts";
import { lapseAgent } from "#core/agent/leave-desk.ts";
import { breakDue, overrunBreak } from "#core/agent/overrun-break.ts";
import { announce } from "#core/chat/announce.ts";
import type { Chat } from "#core/chat/chat.ts";
import { isFinished } from "#core/chat/chat.ts";
import { abandonChat, missingSince } from "#core/chat/end-chat.ts";
import { expireWrapUp } from "#core/chat/finish-wrap-up.ts";
import { missChat } from "#core/chat/miss-chat.ts";
import { missReplyTarget } from "#core/chat/miss-reply-target.ts";
import { keepsPlace } from "#core/mail/mail-customer.ts";
import type { ChatId, CustomerId, UserId } from "#core/ids.ts";
import type { Decision } from "../performer/decision.ts";
import type { Performer } from "../performer/performer.ts";
import type { Logs } from "../logs/logs.ts";
import { ownedChats } from "../logs/owned-chats.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { StoredEvent } from "../ports/store.ts";
import type { StoreWatch } from "../store/store-watch.ts";
import type { Presence } from "../presence/presence.ts";
import { ChatsOfQueues } from "./chats-of-queues.ts";
import { performWhenDue } from "./perform-when-due.ts";
import type { Reminders, Term } from "./reminders.ts";
import { announcementTerm, noResponseTerm, replyTargetTerm, wrapUpTerm } from "./terms-of-chat.ts";

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly performer: Performer;
  readonly reminders: Reminders;
  /** While the store is away nobody can reconnect, so nobody is given up. */
  readonly storeWatch: Pick<StoreWatch, "isAway">;
  readonly failed: (fault: unknown) => void;
}

/**
 * Acts when time has passed: a wrap-up ends, a reply target is missed, an announcement is due, an agent or a
 * customer has been gone for too long. A rule decides each case when its term is over by the steady time, and
 * dates the event at the moment it was due.
 */
export class Deadlines {
  readonly #needs: Needs;
  /** Live chats by customer: a new one may start while an old one is still in wrap-up. */
  readonly #liveChatsOf = new Map<CustomerId, Set<ChatId>>();
  readonly #chatsOf = new ChatsOfQueues();
  /** Agents could not respond while the account was at no home, so their time runs from then at the earliest. */
  #openedAt = 0;
  /** The account as it was when reminders were last set from its settings. */
  #settings: Account | undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.presence.onAgentChange((userId) => this.#watchAgent(userId));
    needs.presence.onCustomerChange((customerId) => this.#watchCustomer(customerId));
    needs.bus.subscribe(({ news }) => {
      for (const { kind, logId, events } of news) {
        if (kind === "chat" && events.every(({ type }) => type === "message.sent")) {
          this.#watchWords(logId as ChatId, events);
        } else if (kind === "chat") this.#watchChat(logId as ChatId);
        else if (kind === "agent") this.#watchAgent(logId as UserId);
        else if (kind === "account") this.#watchSettings();
      }
    });
  }

  get heldCustomers(): number {
    return this.#liveChatsOf.size;
  }

  get heldChats(): number {
    return this.#chatsOf.size;
  }

  /** Sets every reminder from the logs, giving everyone who was here a full time to come back. */
  start(): void {
    const { logs, presence, clock } = this.#needs;
    this.#openedAt = clock.now();
    for (const chat of logs.liveChats()) this.#watchChat(chat.chatId);
    this.#settings = logs.account;
    for (const { userId } of Object.values(logs.account.users)) {
      const agent = logs.agent(userId);
      if (agent.base === "unavailable" && Object.keys(agent.owned).length === 0) continue;
      presence.expectAgent(userId);
      this.#watchAgent(userId);
    }
  }

  /** Resets only those reminders that the changed settings affect, because there may be many. */
  #watchSettings(): void {
    const { account } = this.#needs.logs;
    const before = this.#settings;
    this.#settings = account;
    for (const chatId of this.#chatsOf.under(account, before)) this.#watchChat(chatId);
    const isSameForAgents =
      before && before.graceMs === account.graceMs && before.breakReasons === account.breakReasons;
    if (isSameForAgents) return;
    for (const { userId } of Object.values(account.users)) this.#watchAgent(userId);
  }

  #watchChat(chatId: ChatId): void {
    const { logs, reminders, presence } = this.#needs;
    const chat = logs.peek("chat", chatId);
    if (!chat) return;
    this.#chatsOf.set(chat);
    reminders.setTerm(`wrap-up ${chatId}`, wrapUpTerm(chat), (now) =>
      this.#onChat(chat, (fresh) => expireWrapUp({ account: logs.account, chat: fresh }, now())),
    );
    this.#watchReplyTarget(chat);
    this.#watchResponse(chat);
    const ofCustomer = this.#liveChatsOf.get(chat.customerId) ?? new Set();
    this.#liveChatsOf.set(chat.customerId, ofCustomer);
    if (isFinished(chat)) ofCustomer.delete(chatId);
    else ofCustomer.add(chatId);
    // A customer who had gone before the chat was stored counts as gone from now on.
    if (!isFinished(chat)) presence.expectCustomer(chat.customerId);
    this.#watchLeaving(chat);
    this.#watchAnnouncements(chat);
    if (ofCustomer.size === 0) this.#forgetCustomer(chat.customerId);
  }

  /**
   * A message changes only the reply target, and an announcement also the next announcement. Nearly all news
   * is messages.
   */
  #watchWords(chatId: ChatId, messages: readonly StoredEvent[]): void {
    const chat = this.#needs.logs.peek("chat", chatId);
    if (!chat) return;
    this.#watchReplyTarget(chat);
    if (messages.some(({ body }) => body["announcementId"])) this.#watchAnnouncements(chat);
  }

  #watchReplyTarget(chat: Chat): void {
    const { logs, reminders } = this.#needs;
    const term = replyTargetTerm(chat, logs.account);
    reminders.setTerm(`reply-target ${chat.chatId}`, term, (now) =>
      this.#onChat(chat, (fresh) => missReplyTarget({ account: logs.account, chat: fresh }, now())),
    );
  }

  /** B-12: an allocated chat goes back when its agent has not played it within the queue's limit. */
  #watchResponse(chat: Chat): void {
    const { logs, reminders } = this.#needs;
    const missing = (fresh: Chat) => ({ account: logs.account, chat: fresh, sinceAtLeast: this.#openedAt });
    reminders.setTerm(`no-response ${chat.chatId}`, noResponseTerm(missing(chat)), (now) =>
      this.#onChat(chat, (fresh) => missChat(missing(fresh), now())),
    );
  }

  /** Nothing waits for this customer any more, so it does not matter since when they are gone. */
  #forgetCustomer(customerId: CustomerId): void {
    this.#liveChatsOf.delete(customerId);
    this.#needs.presence.forgetCustomer(customerId);
  }

  /** B-16: a waiting chat is abandoned when its customer has been gone for the queue's leaving time. */
  #watchLeaving({ chatId }: Chat): void {
    const { logs, reminders, storeWatch } = this.#needs;
    const leaving = () => this.#leavingOf(logs.peek("chat", chatId));
    reminders.setTerm(`leaving ${chatId}`, leaving(), (now) =>
      this.#perform(chatId, () => {
        const chat = logs.peek("chat", chatId);
        const left = this.#leavingOf(chat);
        if (!chat || !left || left.dueAt > now() || storeWatch.isAway) return [];
        return abandonChat({ account: logs.account, chat }, left.since);
      }),
    );
  }

  /**
   * Nothing is announced to customers who are gone. When they return they get the latest announcement they
   * missed.
   */
  #watchAnnouncements({ chatId, customerId }: Chat): void {
    const { logs, presence, reminders } = this.#needs;
    const isHere = () => presence.customerGoneSince(customerId) === null;
    const chat = logs.peek("chat", chatId);
    const term = chat && isHere() ? announcementTerm(chat, logs.account) : null;
    reminders.setTerm(`announcement ${chatId}`, term, (now) =>
      this.#perform(chatId, () => {
        const fresh = logs.peek("chat", chatId);
        if (!fresh || !isHere()) return [];
        return announce({ account: logs.account, chat: fresh }, now());
      }),
    );
  }

  /** Since when a waiting chat's customer has been missing, and until when that is borne. */
  #leavingOf(chat: Chat | undefined): Term | null {
    if (chat?.state !== "waiting" || keepsPlace(chat)) return null;
    const { logs, presence } = this.#needs;
    const goneSince = presence.customerGoneSince(chat.customerId);
    const leavingMs = logs.account.queues[chat.queueId]?.leavingMs ?? 0;
    if (goneSince === null || leavingMs === 0) return null;
    const since = missingSince(chat, goneSince);
    return { since, dueAt: since + leavingMs };
  }

  #watchCustomer(customerId: CustomerId): void {
    const chatIds = this.#liveChatsOf.get(customerId);
    if (!chatIds) this.#forgetCustomer(customerId);
    else for (const chatId of chatIds) this.#watchChat(chatId);
  }

  /** B-62: nothing changes for the grace time; after it the agent is unavailable and their chats return. */
  #watchAgent(userId: UserId): void {
    const { logs, presence, reminders, storeWatch } = this.#needs;
    const agent = logs.agent(userId);
    const hasNothingToLose = agent.base === "unavailable" && Object.keys(agent.owned).length === 0;
    const grace = (): Term | null => {
      const since = presence.agentGoneSince(userId);
      return since === null ? null : { since, dueAt: since + logs.account.graceMs };
    };
    reminders.setTerm(`grace ${userId}`, hasNothingToLose ? null : grace(), (now) =>
      this.#perform(userId, () => {
        const { dueAt } = grace() ?? {};
        if (dueAt === undefined || dueAt > now() || storeWatch.isAway) return [];
        const fresh = logs.agent(userId);
        return lapseAgent({ account: logs.account, agent: fresh, chats: ownedChats(logs, fresh) }, dueAt);
      }),
    );
    const inBreak = () => ({ account: logs.account, agent: logs.agent(userId) });
    const overrunAt = breakDue(inBreak().account, agent);
    const inTime = overrunAt === null ? null : { since: agent.statusSince, dueAt: overrunAt };
    reminders.setTerm(`break ${userId}`, inTime, (now) =>
      this.#perform(userId, () => overrunBreak(inBreak(), now())),
    );
  }

  #onChat(chat: Chat, rule: (fresh: Chat) => Decision): void {
    this.#perform(chat.chatId, () => {
      const fresh = this.#needs.logs.peek("chat", chat.chatId);
      return fresh ? rule(fresh) : [];
    });
  }

  #perform(turn: string, decide: () => Decision): void {
    performWhenDue(this.#needs, { turn, decide });
  }
}
