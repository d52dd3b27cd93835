import { endOfferToAbsent, timeOutOffer } from "#core/chat/end-offer.ts";
import { isOffered } from "#core/chat/offer.ts";
import type { ChatId, UserId } from "#core/ids.ts";
import type { OpenOffers } from "../allocation/open-offers.ts";
import type { Logs } from "../logs/logs.ts";
import type { Performer } from "../performer/performer.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import { performWhenDue } from "./perform-when-due.ts";
import type { Reminders } from "./reminders.ts";

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly performer: Performer;
  readonly reminders: Reminders;
  readonly openOffers: OpenOffers;
  readonly failed: (fault: unknown) => void;
}

/** Ends offers of chats that nobody answers in time, or whose agent is no longer available. (B-44) */
export class OfferDeadlines {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.bus.subscribe(({ news }) => {
      for (const { kind, logId, events } of news) {
        if (kind === "agent") this.#watchAgent(logId as UserId);
        else if (kind === "account") this.#watchAll();
        else if (kind === "chat" && events.some(({ type }) => type !== "message.sent")) {
          this.#watchChat(logId as ChatId);
        }
      }
    });
  }

  start(): void {
    for (const { chatId } of this.#needs.logs.liveChats()) this.#watchChat(chatId);
    this.#watchAll();
  }

  #watchChat(chatId: ChatId): void {
    const { logs, reminders } = this.#needs;
    const chat = logs.peek("chat", chatId);
    if (!chat) return;
    const term = isOffered(chat) ? { since: chat.offer.at, dueAt: chat.offer.until } : null;
    reminders.setTerm(`offer ${chatId}`, term, (now) =>
      performWhenDue(this.#needs, {
        turn: chatId,
        decide: () => {
          const fresh = logs.peek("chat", chatId);
          return fresh ? timeOutOffer(fresh, now()) : [];
        },
      }),
    );
  }

  #watchAll(): void {
    for (const userId of this.#needs.openOffers.agents()) this.#watchAgent(userId);
  }

  #watchAgent(userId: UserId): void {
    const { logs, clock, openOffers } = this.#needs;
    const toAbsent = (chatId: ChatId) => {
      const chat = logs.peek("chat", chatId);
      if (!chat) return [];
      return endOfferToAbsent({ account: logs.account, chat, to: logs.agent(userId) }, clock.now());
    };
    for (const chatId of openOffers.of(userId)) {
      const decision = toAbsent(chatId);
      if ("refused" in decision || decision.length === 0) continue;
      performWhenDue(this.#needs, { turn: chatId, decide: () => toAbsent(chatId) });
    }
  }
}
