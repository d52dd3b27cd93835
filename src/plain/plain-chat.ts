import { waitLine } from "#widget/frame/wait/wait-line.ts";
import { CustomerSession, type CustomerSessionModel } from "#client/customer-session.ts";
import type { Platform } from "#client/platform.ts";
import { linesOf, olderThan } from "#client/reduce-customer.ts";
import { secretKey } from "#client/secret-key.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { ChatId, WidgetId } from "#contract/ids.ts";
import type { OfflineView } from "#contract/views/offline-view.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import { lineHtml } from "./line-html.ts";
import { type PageState, type Standing, pageHtml, standingHtml } from "./page-html.ts";
import { type Posted, isAddress, isSendable } from "./posted.ts";
import { type Sentence, say } from "#contract/sentence.ts";
import { errorText } from "#widget/frame/words/error-text.ts";
import type { PlainWords } from "./words/plain-words.ts";

/** How long the page waits for what was posted before it is shown without the outcome. */
const outcomeWithinMs = 8_000;

/** How long an open page is told what is new. */
const openForMs = 30 * 60_000;

/** How often something is sent on an open page, so that nobody on the way takes it for dead. */
const sayEveryMs = 20_000;

const linesMark = "<!-- lines -->";

interface Options {
  readonly words: PlainWords;
  readonly widgetId: WidgetId;
  readonly platform: Platform;
  readonly posted: Posted;
  readonly newSecret: () => string;
  readonly place: ConstructorParameters<typeof CustomerSession>[0]["place"];
}

/** Where the page goes, piece by piece. */
export interface PageSink {
  write(piece: string): void;
  end(): void;
}

/** One view of the page: does what was posted, shows the chat, and goes on with it for as long as the page is open. */
export class PlainChat {
  readonly #options: Options;
  readonly #session: CustomerSession;
  readonly #told = new Set<string>();
  #agent = "";
  /** Why no chat can be had about the topic that was chosen; `null`: one can, or none was. */
  #closed: OfflineView["why"] | null = null;
  #standing = standingHtml("none").source;
  #sink: PageSink | null = null;
  #stop: () => void = () => {};

  constructor(options: Options) {
    this.#options = options;
    const { platform, widgetId, newSecret, place } = options;
    platform.memory.write(secretKey(widgetId), options.posted.secret);
    this.#session = new CustomerSession({ platform, widgetId, newSecret, place });
  }

  /** Resolves with the page's first part; `null` when there is no such chat, or not for this page. */
  async open(): Promise<string | null> {
    this.#session.start();
    await this.#until(({ connection, customer }) => connection === "ended" || customer.companyName !== "");
    if (this.#model.connection === "ended") return null;
    const { chatId } = this.#model.customer;
    await this.#until(({ customer }) => chatId === null || customer.timelines[chatId] !== undefined);
    const outcome = await this.#do();
    const { pages } = this.#options.posted;
    for (let page = 0; page < pages; page++) if (!(await this.#session.readOlder())) break;
    const [head = ""] = pageHtml(this.#page(outcome)).source.split(linesMark);
    return head + this.#news();
  }

  /** Follows the chat until the page is closed, or has been open for long. A page without a chat is whole at once. */
  follow(sink: PageSink): void {
    const { platform } = this.#options;
    this.#sink = sink;
    if (this.#model.customer.chatId === null) return sink.end();
    const tell = () => {
      const news = this.#news();
      if (news !== "") sink.write(news);
    };
    let stopSaying = () => {};
    const say = () => {
      sink.write("\n");
      stopSaying = platform.schedule(sayEveryMs, say);
    };
    stopSaying = platform.schedule(sayEveryMs, say);
    const leave = [this.#session.model.subscribe(tell), platform.schedule(openForMs, () => this.end())];
    this.#stop = () => {
      stopSaying();
      for (const one of leave) one();
    };
  }

  /** Says on the page that nothing comes any more. */
  end(): void {
    this.#stop();
    this.#sink?.write(standingHtml("closed").source);
    this.#sink?.end();
  }

  close(): void {
    this.#stop();
    this.#session.stop();
  }

  get #model(): CustomerSessionModel {
    return this.#session.model.get();
  }

  /** Does what was posted; the result is what to say of it, and whether its words are to be kept in the form. */
  async #do(): Promise<{ readonly notice: string | null; readonly isDone: boolean }> {
    const { words, posted } = this.#options;
    const { action, text, email, name, id, form, topicId } = posted;
    const done = { notice: null, isDone: true };
    const kept = (notice: string) => ({ notice, isDone: false });
    if (this.#model.connection !== "online") return kept(words.unreachable);
    if (action === "end") {
      const error = await this.#session.leave();
      return error ? kept(this.#failed(words.later.ending.notEnded, error)) : done;
    }
    if (action !== "write" && action !== "leave-message") return { notice: null, isDone: false };
    if (id === null) return kept(words.chat.tryAgain);
    if (text.trim() === "") return kept(words.empty);
    if (!isSendable(text))
      return kept(say(words.tooLong, { max: messageTextLengthMax.toLocaleString(words.language) }));
    if (action === "leave-message") {
      if (!isAddress(email)) return kept(words.later.offline.wrongEmail);
      this.#session.leaveMessage({ name, email, text, ...(topicId && { topicId }) }, id);
      const refused = await this.#outcome(({ left }) => left);
      return refused ? kept(refused) : { notice: say(words.left, { email }), isDone: true };
    }
    this.#session.write(text, form ? { id, form } : { id });
    const refused = await this.#outcome(({ outbox }) => outbox);
    if (refused) return kept(refused);
    // Its line may come a moment after the answer.
    await this.#until(({ customer }) =>
      linesOf(customer).some((line) => "commandId" in line && line.commandId === id),
    );
    return done;
  }

  /** Waits until what was sent is stored; the result says why it is not. */
  async #outcome(
    sent: (model: CustomerSessionModel) => CustomerSessionModel["outbox"] | CustomerSessionModel["left"],
  ): Promise<string | null> {
    await this.#until((model) => sent(model).every(({ error }) => error !== null) || model.held !== null);
    const [entry] = sent(this.#model);
    if (!entry) return null;
    const { words } = this.#options;
    if (entry.error && "form" in entry.payload && entry.error.code.startsWith("queue-")) {
      this.#closed = entry.error.code.slice("queue-".length) as OfflineView["why"];
    }
    if (entry.error) return this.#failed(words.chat.notSent, entry.error);
    return this.#model.held ? words.busy : words.notYet;
  }

  #failed(sentence: Sentence<"reason">, error: CommandError): string {
    return say(sentence, { reason: errorText(error, this.#options.words.later.errors) });
  }

  #page({ notice, isDone }: { readonly notice: string | null; readonly isDone: boolean }): PageState {
    const { platform, widgetId, posted, words } = this.#options;
    const { customer } = this.#model;
    const { kind } = customer.situation;
    const nothing = { text: "", name: "", email: "", form: null };
    // Words that were not sent keep their id: sent again, they arrive once.
    const nextId = (isDone ? null : posted.id) ?? newCommandId(platform);
    return {
      words,
      companyName: customer.companyName,
      secret: platform.memory.read(secretKey(widgetId)),
      nextId,
      kept: isDone ? nothing : posted,
      notice,
      offline: customer.offline ?? (this.#closed && { why: this.#closed, opensAt: null }),
      topicId: this.#closed && (posted.form?.topicId ?? null),
      form: customer.form,
      isOpen: kind === "waiting" || kind === "with-agent",
      isOver: kind === "ended",
      hasOlder: olderThan(customer) !== null,
      pages: posted.pages,
    };
  }

  /** The lines that have not been told, and what stands beneath the form now. */
  #news(): string {
    const { customer } = this.#model;
    const { companyName } = customer;
    let news = "";
    for (const line of linesOf(customer)) {
      const key = `${line.chatId} ${line.number}`;
      if (this.#told.has(key)) continue;
      this.#told.add(key);
      const { words } = this.#options;
      const answering = this.#answering(line);
      news += lineHtml(line, { words, companyName, agent: this.#agent, answering })?.source ?? "";
      if (line.type === "joined") this.#agent = line.name;
    }
    const standing = standingHtml(
      standingOf(this.#model),
      waitLines(this.#model, this.#options.words),
    ).source;
    if (standing !== this.#standing) news += standing;
    this.#standing = standing;
    return news;
  }

  /** Hidden fields of the form that gives an answer of this line, as long as none was given. */
  #answering({ chatId, number }: { readonly chatId: ChatId; readonly number: number }) {
    const { platform, widgetId, posted } = this.#options;
    const { customer } = this.#model;
    const { kind } = customer.situation;
    const isOpen = chatId === customer.chatId && (kind === "waiting" || kind === "with-agent");
    const hasWritten = customer.timelines[chatId]?.events.some(
      (event) => event.type === "message" && event.from === "customer" && event.number > number,
    );
    const secret = platform.memory.read(secretKey(widgetId));
    if (!isOpen || hasWritten || secret === null) return null;
    return { id: `${chatId}-${number}`, secret, pages: posted.pages };
  }

  /** Resolves when this is so, or has not become so in time. */
  #until(isSo: (model: CustomerSessionModel) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (isSo(this.#model)) done();
      };
      const leave = [
        this.#session.model.subscribe(look),
        this.#options.platform.schedule(outcomeWithinMs, () => done()),
      ];
      const done = () => {
        for (const one of leave) one();
        resolve();
      };
      look();
    });
  }
}

function standingOf({ connection, customer: { situation, agentTyping } }: CustomerSessionModel): Standing {
  if (connection !== "online") return "reconnecting";
  if (situation.kind === "with-agent" && agentTyping) return "typing";
  return situation.kind === "waiting" ? "waiting" : "none";
}

/** Beside the words of every wait: what is known of this one. */
function waitLines({ customer: { situation, wait } }: CustomerSessionModel, words: PlainWords): string[] {
  if (situation.kind !== "waiting") return [];
  const known = wait ? [waitLine(wait, words.later.wait, words.language)] : [];
  return situation.joined ? known : [words.later.wait.received, ...known];
}

/** Ids start with the time, so that neighbours in time are neighbours in the store's index. */
const newCommandId = (platform: Platform) => `${platform.now().toString(36)}-${platform.newId()}`;
