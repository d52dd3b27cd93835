import { customerLanguageOf } from "#contract/languages.ts";
import type { Account, Widget } from "#core/account/account.ts";
import type { Chat } from "#core/chat/chat.ts";
import type { ChatId, MailId } from "#core/ids.ts";
import type { Mail, MailFailure } from "#core/mail/mailing.ts";
import { mailFailed, mailSent } from "#core/mail/settle-mail.ts";
import type { Logger } from "pino";
import type { Logs } from "../logs/logs.ts";
import type { Performer } from "../performer/performer.ts";
import type { Clock } from "../ports/clock.ts";
import type { MailOutcome } from "../ports/mailer.ts";
import type { Meter } from "../ports/meter.ts";
import type { Store } from "../ports/store.ts";
import { composeMail } from "./compose-mail.ts";
import type { MailBudgets } from "./mail-budgets.ts";
import type { MailWays } from "./mail-ways.ts";
import { readForCustomer } from "./read-for-customer.ts";

/** Wait before a mail is tried again: the first, and the longest. */
const againMinMs = 15_000;
const againMaxMs = 3_600_000;

/** How long a mail is tried before it is given up. */
export const givenUpAfterMs = 2 * 24 * 3_600_000;

/** Wait of a mail that is beyond a budget. */
const budgetLookMs = 60_000;

/** How long the end of the account waits for the mail that is being sent. */
const sentWithinMs = 5_000;

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly clock: Clock;
  readonly performer: Performer;
  readonly mail: MailWays;
  readonly mailBudgets: MailBudgets;
  readonly meter: Meter;
  readonly logger: Logger;
  readonly failed: (fault: unknown) => void;
}

interface Entry {
  readonly chatId: ChatId;
  readonly mail: Mail;
  /** How often it could not be sent. */
  failures: number;
  /** By the steady time. */
  nextAt: number;
  /** Sent or given up, and not yet in the log. */
  settled: Settled | null;
}

type Settled = { readonly why: "sent" | MailFailure; readonly response: string };

/**
 * Sends the mails of an account that are queued in its chats' logs, one at a time. What became of each is
 * written to the log; until then it is tried, also after a restart and at the account's next home. So none is
 * lost, and one can go out twice only when the server dies between the mail server's yes and the log.
 */
export class Outbox {
  readonly #needs: Needs;
  readonly #entries = new Map<MailId, Entry>();
  #sending: Promise<void> | null = null;
  #cancel = () => {};
  #isStopped = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Mails that are to be sent. */
  get held(): number {
    return this.#entries.size;
  }

  /** Takes the mails of this chat that are to be sent. */
  take({ chatId, mailing }: Chat): void {
    for (const mail of mailing?.waiting ?? []) {
      if (this.#entries.has(mail.mailId)) continue;
      const nextAt = this.#needs.clock.steady();
      this.#entries.set(mail.mailId, { chatId, mail, failures: 0, nextAt, settled: null });
    }
    this.#goOn();
  }

  /** The chat is gone, or has no mail to send. */
  forget(chatId: ChatId): void {
    for (const [mailId, entry] of this.#entries) if (entry.chatId === chatId) this.#entries.delete(mailId);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    if (!this.#sending) return;
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const cancel = this.#needs.clock.after(sentWithinMs, resolve);
    await Promise.race([this.#sending, late]);
    cancel();
  }

  #goOn(): void {
    if (this.#isStopped || this.#sending) return;
    this.#cancel();
    const [next] = [...this.#entries.values()].toSorted((one, other) => one.nextAt - other.nextAt);
    if (!next) return;
    const { clock } = this.#needs;
    this.#cancel = clock.after(Math.max(0, next.nextAt - clock.steady()), () => {
      this.#sending = this.#work(next).finally(() => {
        this.#sending = null;
        this.#goOn();
      });
    });
  }

  async #work(entry: Entry): Promise<void> {
    try {
      entry.settled ??= await this.#send(entry);
      if (!entry.settled) return;
      await this.#settle(entry, entry.settled);
      this.#entries.delete(entry.mail.mailId);
    } catch (fault) {
      // The store could not be read or written. What is settled is not sent again.
      this.#needs.failed(fault);
      this.#later(entry);
    }
  }

  /** The mail's fate; `null`: it is to be tried later. */
  async #send(entry: Entry): Promise<Settled | null> {
    const { logs, clock, mail: ways, logger } = this.#needs;
    const { mail, chatId } = entry;
    const chat = await logs.load("chat", chatId);
    if (!chat) {
      this.#entries.delete(mail.mailId);
      return null;
    }
    if (!ways.mailer) return { why: "not-set-up", response: "" };
    const widget = widgetFor(logs.account, chat);
    if (!widget) return { why: "no-widget", response: "" };
    if (!this.#needs.mailBudgets.spend(mail.to)) {
      entry.nextAt = clock.steady() + budgetLookMs;
      return null;
    }
    const { account, accountId } = logs;
    const now = clock.now();
    // The language of the chat.
    const language = customerLanguageOf([widget.language ?? "", chat.language]) ?? "en";
    const link = ways.links.make(
      { accountId, customerId: chat.customerId, widgetId: widget.widgetId, language },
      now,
    );
    const events = mail.kind === "turn" ? [] : await readForCustomer(this.#needs, { chatId, mail });
    const outcome = await ways.mailer.send(composeMail({ account, chat, mail, events, language, link, now }));
    this.#needs.meter.mailTried(outcome.kind === "later" ? outcome.why : outcome.kind);
    if (outcome.kind === "later") logger.warn({ why: outcome.why }, "A mail could not be sent yet");
    return this.#settledBy(outcome, entry);
  }

  #settledBy(outcome: MailOutcome, entry: Entry): Settled | null {
    const response = outcome.kind === "sent" ? "" : outcome.response;
    if (outcome.kind !== "later") return { why: outcome.kind, response };
    if (this.#needs.clock.now() - entry.mail.queuedAt > givenUpAfterMs) return { why: "gave-up", response };
    this.#later(entry);
    return null;
  }

  #later(entry: Entry): void {
    const waitMs = Math.min(againMaxMs, againMinMs * 2 ** entry.failures);
    entry.failures += 1;
    entry.nextAt = this.#needs.clock.steady() + waitMs;
  }

  async #settle({ chatId, mail: { mailId } }: Entry, { why, response }: Settled): Promise<void> {
    const { logs, performer, clock } = this.#needs;
    await performer.perform({
      commandId: null,
      turn: chatId,
      prepare: async () => {
        await logs.load("chat", chatId);
        return () => {
          const chat = logs.peek("chat", chatId);
          if (!chat) return [];
          if (why === "sent") return mailSent(chat, mailId, clock.now());
          return mailFailed(chat, { mailId, why, response }, clock.now());
        };
      },
    });
  }
}

/** Where the link leads: the widget by which the customer came, or another one of the account's. */
function widgetFor({ widgets }: Account, { entry }: Chat): Widget | null {
  return widgets[entry.widgetId] ?? Object.values(widgets)[0] ?? null;
}
