import { type Chat, isFinished } from "#core/chat/chat.ts";
import type { ChatId, CustomerId, MailId } from "#core/ids.ts";
import { type CustomerReached, mailCustomer, mailDue, reloadMs } from "#core/mail/mail-customer.ts";
import { isMailDue } from "#core/mail/mailing.ts";
import { performWhenDue } from "../deadlines/perform-when-due.ts";
import type { Reminders, Term } from "../deadlines/reminders.ts";
import type { Logs } from "../logs/logs.ts";
import type { Performer } from "../performer/performer.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Store } from "../ports/store.ts";
import type { Positions } from "../presence/positions.ts";
import type { Presence } from "../presence/presence.ts";
import type { Outbox } from "./outbox.ts";

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly presence: Presence;
  readonly positions: Positions;
  readonly performer: Performer;
  readonly reminders: Reminders;
  readonly outbox: Outbox;
  readonly failed: (fault: unknown) => void;
}

/**
 * Queues a mail when a rule says that one is due (B-79, B-7), and hands over to the outbox what is queued. It
 * watches chats whose customers have left an address: live ones, and finished ones while a mail may be due.
 */
export class CustomerMails {
  readonly #needs: Needs;
  readonly #watched = new Map<ChatId, CustomerId>();

  constructor(needs: Needs) {
    this.#needs = needs;
    const { bus, presence, logs } = needs;
    presence.onCustomerChange((customerId) => {
      for (const [chatId, ofCustomer] of this.#watched) if (ofCustomer === customerId) this.#look(chatId);
    });
    bus.subscribe(({ news, erased = [] }) => {
      for (const { kind, id } of erased) if (kind === "chat") this.#forget(id);
      for (const { kind, logId } of news) {
        if (kind === "account") for (const chatId of this.#watched.keys()) this.#look(chatId);
        const chat = kind === "chat" ? logs.peek("chat", logId as ChatId) : undefined;
        if (chat?.mailing) this.#watch(chat);
      }
    });
  }

  /** Looks at everything that may be due. Called once all live chats are in memory. */
  start(): void {
    const { logs, store, failed } = this.#needs;
    for (const chat of logs.liveChats()) if (chat.mailing) this.#watch(chat);
    store
      .readFinishedToMail(logs.accountId)
      .then(async (chatIds) => {
        for (const chatId of chatIds) {
          const chat = await logs.load("chat", chatId);
          if (chat?.mailing) this.#watch(chat);
        }
      })
      .catch(failed);
  }

  isWatched(chatId: ChatId): boolean {
    return this.#watched.has(chatId);
  }

  get held(): number {
    return this.#watched.size;
  }

  #watch(chat: Chat): void {
    const { chatId, customerId, mailing } = chat;
    if (isFinished(chat) && !isMailDue(mailing)) {
      this.#forget(chatId);
      return;
    }
    this.#watched.set(chatId, customerId);
    this.#needs.outbox.take(chat);
    this.#remind(chat);
  }

  #look(chatId: ChatId): void {
    const chat = this.#needs.logs.peek("chat", chatId);
    if (chat) this.#remind(chat);
  }

  #remind(chat: Chat): void {
    const { logs, positions, reminders, clock, ids } = this.#needs;
    const { chatId } = chat;
    reminders.setTerm(`mail ${chatId}`, this.#termOf(chat), (now) =>
      performWhenDue(this.#needs, {
        turn: chatId,
        load: async () => {
          await logs.load("chat", chatId);
          await positions.load(chatId);
        },
        decide: () => {
          const fresh = logs.peek("chat", chatId);
          if (!fresh) return [];
          const changes = mailCustomer(this.#reached(fresh), ids.next<MailId>(), now());
          // The customer has seen something since the reminder was set, so that it is due later, or never.
          if (changes.length === 0) clock.after(0, () => this.#look(chatId));
          return changes;
        },
      }),
    );
  }

  #termOf(chat: Chat): Term | null {
    const dueAt = mailDue(this.#reached(chat));
    if (dueAt === null) return null;
    const { mailAfterMs } = this.#needs.logs.account;
    // Whichever of the two it waits for: a term must not begin after now.
    return { since: dueAt - Math.max(mailAfterMs, reloadMs), dueAt };
  }

  #reached(chat: Chat): CustomerReached {
    const { logs, positions, presence } = this.#needs;
    const { chatId, customerId } = chat;
    return {
      account: logs.account,
      chat,
      seen: positions.get(chatId, customerId)?.seen ?? 0,
      goneSince: presence.customerGoneSince(customerId),
    };
  }

  #forget(chatId: ChatId): void {
    this.#watched.delete(chatId);
    const { reminders, positions, outbox } = this.#needs;
    reminders.setTerm(`mail ${chatId}`, null, () => {});
    outbox.forget(chatId);
    positions.letGo(chatId);
  }
}
