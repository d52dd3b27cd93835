import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { MailServerView } from "#contract/views/mail-view.ts";
import { contactsFoundMax, eventsPageMax } from "#contract/limits.ts";
import { type QueryAnswers, queries } from "#contract/queries/queries.ts";
import type { CustomerName } from "#contract/views/customer-name.ts";
import type { EarlierChatView } from "#contract/views/earlier-chat-view.ts";
import type { Chat } from "#core/chat/chat.ts";
import { searchWords } from "#core/contact/contact-words.ts";
import type { ChatId, IdentityKeyId, UserId } from "#core/ids.ts";
import { dayStart } from "#core/opening-hours/local-time.ts";
import { may } from "#core/permission/may.ts";
import type { Asker, CustomerAsker, StaffAsker } from "../commands/asker.ts";
import { actorOf, whyForbidden } from "../commands/why-forbidden.ts";
import type { FileKeys } from "../files/file-keys.ts";
import type { Identified } from "../identity/identified.ts";
import type { IdentitySecrets } from "../identity/identity-secrets.ts";
import { loadContact } from "../logs/follow-merges.ts";
import type { Logs } from "../logs/logs.ts";
import type { MailBudgets } from "../mail/mail-budgets.ts";
import type { MailWays } from "../mail/mail-ways.ts";
import { tryMail } from "../mail/try-mail.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { AskerId, Store } from "../ports/store.ts";
import { nameOf, presentContact } from "../presenters/present-cards.ts";
import { presentCustomerEvent } from "../presenters/present-customer-event.ts";
import { presentStaffEvent } from "../presenters/present-staff-event.ts";
import { explainAllocation } from "./explain-allocation.ts";
import { type TargetNeeds, transferTargets } from "./transfer-targets.ts";
import { presentDay } from "./day.ts";
import { type HistoryAsked, readHistory } from "./history.ts";

/** Most earlier chats that are listed. */
const earlierMax = 50;

/** Most pages read in search of earlier chats that the asker may see. */
const earlierPagesMax = 20;

type QueryResult = { readonly ok: QueryAnswers[keyof QueryAnswers] } | { readonly error: CommandError };

const notFound = { error: commandError("not-found") } as const;

interface Needs extends TargetNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly mail: MailWays;
  readonly mailBudgets: MailBudgets;
  readonly ids: Ids;
  readonly fileKeys: FileKeys;
  readonly identified: Pick<Identified, "isNew">;
  readonly identitySecrets: IdentitySecrets;
}

/** Answers queries, which change nothing. */
export class QueryRunner {
  readonly #needs: Needs;
  readonly #logs: Logs;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #fileKeys: FileKeys;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#logs = needs.logs;
    this.#store = needs.store;
    this.#clock = needs.clock;
    this.#fileKeys = needs.fileKeys;
  }

  /** Throws a `StoreFault` when the store cannot be read, an `UnansweredFault` when this cannot be answered now. */
  async run(query: { name: string; payload: unknown }, asker: Asker): Promise<QueryResult> {
    const { name } = query;
    if (!isQueryName(name)) return { error: commandError("bad-request", { field: "name" }) };
    const forbidden = whyForbidden(queries[name].permission, this.#logs.account, asker);
    if (forbidden) return { error: forbidden };
    const parsed = queries[name].payload.safeParse(query.payload);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join(".") ?? "";
      return { error: commandError("bad-request", { field }) };
    }
    const payload = parsed.data;
    if (asker.kind === "customer") {
      if (name === "customer.file-key") return this.#fileKey(asker);
      return this.#readAsCustomer(payload as ReadPayload, asker);
    }
    switch (name) {
      case "chat.earlier":
        return this.#earlier(payload as ReadPayload, asker);
      case "chat.explain":
        return this.#explain(payload as ReadPayload, asker);
      case "chat.transfer-targets":
        return this.#transferTargets(payload as ReadPayload & { text: string }, asker);
      case "contact.search":
        return this.#searchContacts((payload as { text: string }).text, asker);
      case "chat.history":
        return this.#history(payload as AboutAgent<HistoryAsked>, asker);
      case "agent.day":
        return this.#day(payload as AboutAgent<object>, asker);
      case "notice.names":
        return this.#noticeNames(asker);
      case "mail.server":
        return { ok: this.#mailServer() };
      case "identity-key.secret":
        return this.#identitySecret((payload as { identityKeyId: IdentityKeyId }).identityKeyId);
      case "mail.try":
        return {
          ok: await tryMail(this.#needs, { ...(payload as { language: "en" | "de" }), ...this.#who(asker) }),
        };
      default:
        return this.#read(payload as ReadPayload, asker);
    }
  }

  async #read({ chatId, before }: ReadPayload, asker: StaffAsker): Promise<QueryResult> {
    if (!(await this.#visibleChat(chatId, asker))) return notFound;
    const { stored, olderLeftOut } = await this.#page(asker.userId, { chatId, before });
    return { ok: { events: stored.map(presentStaffEvent), olderLeftOut } };
  }

  async #readAsCustomer({ chatId, before }: ReadPayload, asker: CustomerAsker): Promise<QueryResult> {
    const chat = await this.#logs.load("chat", chatId);
    const account = this.#logs.account;
    if (!chat || !may(actorOf(account, asker), "customer.chat", { kind: "chat", chat })) return notFound;
    for (let from = before; ;) {
      const { stored, olderLeftOut } = await this.#page(asker.customerId, { chatId, before: from });
      const events = stored.flatMap((event) => presentCustomerEvent(account, event, asker.widgetId) ?? []);
      // A page of nothing but long notes has no line for the customer, and they could not ask for the next.
      if (events.length > 0 || !olderLeftOut) return { ok: { events, olderLeftOut } };
      from = stored[0]?.number ?? 1;
    }
  }

  async #fileKey(asker: CustomerAsker): Promise<QueryResult> {
    return { ok: { key: await this.#fileKeys.keyFor(asker) } };
  }

  async #page(askerId: AskerId, { chatId: logId, before }: ReadPayload) {
    const stored = await this.#store.readPage(askerId, { logId, before, limit: eventsPageMax });
    return { stored, olderLeftOut: (stored[0]?.number ?? 1) > 1 };
  }

  async #earlier({ chatId }: { chatId: ChatId }, asker: StaffAsker): Promise<QueryResult> {
    const chat = await this.#visibleChat(chatId, asker);
    if (!chat) return notFound;
    const actor = actorOf(this.#logs.account, asker);
    const contact = chat.contactId && (await loadContact(this.#logs, chat.contactId));
    const contactIds = contact ? [contact.contactId, ...contact.mergedFrom] : [];
    const visible: Chat[] = [];
    // From the first that is as early; of the same moment also those whose ids come after.
    let before = { queuedAt: chat.queuedAt + 1, chatId: "" as ChatId };
    for (let page = 0; page < earlierPagesMax && visible.length < earlierMax; page++) {
      const { accountId } = asker;
      const { customerId } = chat;
      const rows = await this.#store.readEarlierChats(asker.userId, {
        accountId,
        contactIds,
        customerId,
        before,
        limit: earlierMax,
      });
      for (const row of rows) {
        const earlier = this.#logs.peek("chat", row.chat_id) ?? (JSON.parse(row.state) as Chat);
        const isShown = row.chat_id !== chatId && may(actor, "chat.read", { kind: "chat", chat: earlier });
        if (isShown) visible.push(earlier);
        before = { queuedAt: row.queued_at, chatId: row.chat_id };
      }
      if (rows.length < earlierMax) break;
    }
    return { ok: { chats: visible.slice(0, earlierMax).map(presentEarlierChat) } };
  }

  async #explain({ chatId }: { chatId: ChatId }, asker: StaffAsker): Promise<QueryResult> {
    const chat = await this.#visibleChat(chatId, asker);
    if (!chat) return notFound;
    return { ok: await explainAllocation(this.#needs, { chat, askerId: asker.userId }) };
  }

  async #transferTargets({ chatId, text }: { chatId: ChatId; text: string }, asker: StaffAsker) {
    const chat = await this.#visibleChat(chatId, asker);
    if (!chat) return notFound;
    return { ok: transferTargets(this.#needs, { chat, userId: asker.userId, text }) };
  }

  async #history(asked: AboutAgent<HistoryAsked>, asker: StaffAsker): Promise<QueryResult> {
    const userId = this.#agentAsked(asked, asker);
    const { queueId, classificationId } = asked;
    const { queues, classifications } = this.#logs.account;
    const isThere = (!queueId || queues[queueId]) && (!classificationId || classifications[classificationId]);
    if (!userId || !isThere) return notFound;
    const actor = { kind: "staff", account: this.#logs.account, userId: asker.userId } as const;
    const needs = { logs: this.#logs, store: this.#store };
    return { ok: await readHistory(needs, { ...asked, userId }, actor) };
  }

  async #day(asked: AboutAgent<object>, asker: StaffAsker): Promise<QueryResult> {
    const userId = this.#agentAsked(asked, asker);
    if (!userId) return notFound;
    const { accountId, timeZone } = this.#logs.account;
    const now = this.#clock.now();
    const from = dayStart(timeZone, now);
    const rows = await this.#store.readDay(asker.userId, { accountId, userId, from });
    return { ok: presentDay(rows, from, now) };
  }

  /** The agent somebody asks about; `null` when they may not. */
  #agentAsked({ userId }: AboutAgent<object>, asker: StaffAsker): UserId | null {
    const subject = { kind: "agent", userId: userId ?? asker.userId } as const;
    const isTheirs = may(actorOf(this.#logs.account, asker), "history.read", subject);
    return isTheirs && this.#logs.account.users[subject.userId] ? subject.userId : null;
  }

  async #searchContacts(text: string, { accountId, userId }: StaffAsker): Promise<QueryResult> {
    const words = searchWords(text);
    // A text of signs alone, such as "%", matches no name.
    const isForNothing = words.length === 0 && text.trim() !== "";
    const search = { accountId, words, limit: contactsFoundMax };
    const rows = isForNothing ? [] : await this.#store.searchContacts(userId, search);
    const contacts = rows.map(({ contact_id: contactId, name, email, phone }) =>
      presentContact({ contactId, name, email, phone }),
    );
    return { ok: { contacts } };
  }

  /** Asked for when the bell is opened: a name may change with every contact, and nobody reads it before. */
  async #noticeNames(asker: StaffAsker): Promise<QueryResult> {
    const names = new Map<ChatId, CustomerName>();
    for (const { chatId } of this.#logs.agent(asker.userId).notices) {
      const chat = names.has(chatId) ? null : await this.#visibleChat(chatId, asker);
      if (!chat) continue;
      const contact = chat.contactId && (await loadContact(this.#logs, chat.contactId));
      names.set(chatId, nameOf(chat, contact));
    }
    return { ok: { names: Object.fromEntries(names) } };
  }

  async #identitySecret(identityKeyId: IdentityKeyId): Promise<QueryResult> {
    const { identified, identitySecrets } = this.#needs;
    const { accountId, account } = this.#logs;
    if (!Object.hasOwn(account.identityKeys, identityKeyId)) return notFound;
    if (!identified.isNew(identityKeyId)) return { error: commandError("secret-shown") };
    return { ok: { secret: await identitySecrets.of(accountId, identityKeyId) } };
  }

  #mailServer(): MailServerView {
    const { mailer } = this.#needs.mail;
    return { server: mailer?.server ?? "", from: mailer?.from ?? "" };
  }

  #who({ userId }: StaffAsker) {
    return { account: this.#logs.account, userId };
  }

  async #visibleChat(chatId: ChatId, asker: StaffAsker): Promise<Chat | null> {
    const chat = await this.#logs.load("chat", chatId);
    const actor = actorOf(this.#logs.account, asker);
    return chat && may(actor, "chat.read", { kind: "chat", chat }) ? chat : null;
  }
}

interface ReadPayload {
  readonly chatId: ChatId;
  readonly before: number;
}

/** A question about an agent; `null`: about the asker. */
type AboutAgent<Asked extends object> = Omit<Asked, "userId"> & { readonly userId: UserId | null };

function isQueryName(name: string): name is keyof typeof queries {
  return Object.hasOwn(queries, name);
}

function presentEarlierChat(chat: Chat): EarlierChatView {
  const { chatId, queueId, queuedAt, state, firstWords, classificationId, isAbusive } = chat;
  const isUnclassified = chat.state === "closed" && chat.isUnclassified;
  return { chatId, queueId, queuedAt, state, firstWords, classificationId, isUnclassified, isAbusive };
}
