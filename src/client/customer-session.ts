import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId, CommandId, FileId, TopicId, WidgetId } from "#contract/ids.ts";
import { typingExpiresMs } from "#contract/limits.ts";
import type { FormAnswers } from "#contract/views/form-view.ts";
import { wireVersion } from "#contract/version.ts";
import { Connection, type ConnectionState } from "./connection.ts";
import { ModelStore } from "./model-store.ts";
import { KeptIdentity, type SecretKeeper } from "./kept-identity.ts";
import { Outbox, type OutboxEntry } from "./outbox.ts";
import { secretKey } from "./secret-key.ts";
import { Sender } from "./sender.ts";
import type { Platform } from "./platform.ts";
import {
  heldChats,
  type CustomerModel,
  emptyCustomer,
  isFromCompany,
  olderThan,
  reduceCustomer,
} from "./reduce-customer.ts";
import { haveOf, prependTimeline } from "./timeline.ts";
import { TypingSignal } from "./typing-signal.ts";

/** A customer's message on its way. */
export interface CustomerWords {
  readonly chatId: ChatId | null;
  readonly seenNumber: number;
  readonly text: string;
  /** Files that have been uploaded. */
  readonly fileIds?: readonly FileId[];
  /** Answers to the widget's form, where these words begin a chat. (B-73) */
  readonly form?: FormAnswers;
  readonly page: string;
  readonly browser: string;
  readonly language: string;
}

/** A message the customer leaves because no chat can be had. (B-73) */
export interface OfflineWords {
  readonly name: string;
  readonly email: string;
  readonly text: string;
  /** The topic about which no chat can be had just now. */
  readonly topicId?: TopicId;
  readonly page: string;
  readonly language: string;
}

export interface CustomerSessionModel {
  readonly connection: ConnectionState;
  /** Why the server ended it for good. */
  readonly goodbye: CommandError | null;
  /** Why requests wait to be repeated; `null` when none do. */
  readonly held: CommandError | null;
  readonly customer: CustomerModel;
  /** Written here and not yet among the lines. */
  readonly outbox: readonly OutboxEntry<CustomerWords>[];
  /** Left here as offline messages, and not known to be stored. */
  readonly left: readonly OutboxEntry<OfflineWords>[];
  /** The browser keeps nothing: this chat ends with its page. */
  readonly isFleeting: boolean;
}

interface Options {
  readonly platform: Platform;
  /** Without it, the secret lies in the platform's memory, as programs have it. */
  readonly keeper?: SecretKeeper;
  readonly widgetId: WidgetId;
  /** 32 random bytes in base64url: made when the customer first says something, never before. */
  readonly newSecret: () => string;
  /** The customer's present page, browser and language. */
  readonly place: () => Pick<CustomerWords, "page" | "browser" | "language">;
  /**
   * The browser no longer knows who the customer was, because another tab has had the chat forgotten. The
   * session is of no use any more. (B-68)
   */
  readonly forgotten?: () => void;
}

/** The customer's side of a chat: `model` is the state to show, the methods are the customer's actions. */
export class CustomerSession {
  readonly model = new ModelStore<CustomerSessionModel>({
    connection: "connecting",
    goodbye: null,
    held: null,
    customer: emptyCustomer,
    outbox: [],
    left: [],
    isFleeting: false,
  });
  readonly #options: Options;
  readonly #connection: Connection<CustomerServerFrame>;
  readonly #sender: Sender<CustomerWords>;
  readonly #leaver: Sender<OfflineWords>;
  readonly #typing: TypingSignal;
  readonly #secretKey: string;
  /** The secret of the last hello; another tab may have created one since. */
  #provenSecret: string | null = null;
  #isForgotten = false;
  readonly #identity: KeptIdentity | null;
  #cancelTypingExpiry: () => void = () => {};

  constructor(options: Options) {
    this.#options = options;
    const { platform, widgetId } = options;
    this.#secretKey = secretKey(widgetId);
    this.#typing = new TypingSignal(platform, (on) => this.#sayTyping(on));
    this.#connection = new Connection<CustomerServerFrame>({
      platform,
      hello: () => this.#hello(),
      received: (frame) => this.#receive(frame),
      stateChanged: (connection, goodbye) => this.#update({ connection, ...(goodbye ? { goodbye } : {}) }),
      heldChanged: (held) => this.#update({ held }),
    });
    this.#identity = options.keeper
      ? new KeptIdentity({
          ...options,
          keeper: options.keeper,
          introduce: () => this.#introduce(),
          reconnect: () => this.#connection.restart(),
          refused: () => this.#update({ isFleeting: true }),
        })
      : null;
    this.#sender = new Sender({
      outbox: new Outbox<CustomerWords>(platform.memory, widgetId),
      deliver: (words, id) => this.#known(() => this.#connection.command("customer.write", words, id)),
      changed: (outbox) => this.#update({ outbox }),
    });
    this.#leaver = new Sender({
      outbox: new Outbox<OfflineWords>(platform.memory, `left-${widgetId}`),
      deliver: (words, id) =>
        this.#known(() => this.#connection.command("customer.leave-message", words, id)),
      changed: (left) => this.#update({ left }),
    });
  }

  start(): void {
    this.#connection.start();
    this.#sender.resume();
    this.#leaver.resume();
  }

  stop(): void {
    this.#typing.stop();
    this.#connection.stop();
  }

  /**
   * The browser says it is online again, or the page is visible again. A page that comes back from the browser's
   * memory has not heard what other pages did.
   */
  retryNow(): void {
    this.noticeSecret();
    if (!this.#isForgotten) this.#connection.retryNow();
  }

  /** The browser says that there is no network. */
  noticeOffline(): void {
    this.#connection.giveUp();
  }

  /** Server's time, in ms since epoch. */
  now(): number {
    return this.#connection.now();
  }

  /** Says something. It is kept until the server has it, through a lost network and a reload. */
  write(
    text: string,
    {
      id = this.#connection.newCommandId(),
      ...besides
    }: { id?: CommandId; fileIds?: readonly FileId[]; form?: FormAnswers } = {},
  ): void {
    this.#typing.stop();
    if (!this.#ensureSecret()) return;
    const { customer } = this.model.get();
    const seenNumber = customer.chatId ? (customer.timelines[customer.chatId]?.upTo ?? 0) : 0;
    const words = { chatId: customer.chatId, seenNumber, text, ...besides, ...this.#options.place() };
    const writtenAt = this.#options.platform.now();
    this.#sender.write(words, { id, writtenAt });
  }

  /** Sends a message again that was not accepted. */
  retry(id: CommandId): void {
    if (this.#ensureSecret()) this.#sender.retry(id);
  }

  /** Gives up a message that was not accepted. */
  drop(id: CommandId): void {
    this.#sender.drop(id);
  }

  /** Leaves a message when no chat is available. Like a chat message, it is kept until the server has it. */
  leaveMessage(
    words: Omit<OfflineWords, "page" | "language">,
    id: CommandId = this.#connection.newCommandId(),
  ): CommandId {
    if (!this.#ensureSecret()) return id;
    const { page, language } = this.#options.place();
    this.#leaver.write({ ...words, page, language }, { id, writtenAt: this.#options.platform.now() });
    return id;
  }

  /** Gives up a message that was left and not accepted. */
  dropLeft(id: CommandId): void {
    this.#leaver.drop(id);
  }

  /** Another page of this browser has begun a chat: this one joins it. (B-72) */
  noticeBeginning(): void {
    if (!this.#isForgotten && this.#identity?.isAwaited) this.#connection.restart();
  }

  /** This browser has forgotten the chat, here or on another page. (B-68) */
  forget(): void {
    if (this.#isForgotten) return;
    // One connection belongs to one customer: it must not say hello as another.
    this.stop();
    this.#isForgotten = true;
    this.#options.forgotten?.();
  }

  /** Another tab may have started the chat, which this one then joins (B-72), or forgotten it (B-68). */
  noticeSecret(): void {
    if (this.#identity) return;
    const isNews = this.#readSecret() !== this.#provenSecret;
    if (isNews && !this.#isForgotten && this.#connection.state === "online")
      this.#connection.send(this.#hello());
  }

  /** Ends the chat. */
  async leave(): Promise<CommandError | null> {
    const { chatId } = this.model.get().customer;
    return chatId && this.ask("customer.leave", { chatId });
  }

  /** Asks for something about the customer or their current chat; makes somebody of a stranger. */
  async ask<Name extends CommandName>(
    name: Name,
    payload: CommandPayload<Name>,
  ): Promise<CommandError | null> {
    if (!this.#ensureSecret()) return null;
    return (await this.#known(() => this.#connection.command(name, payload))).error ?? null;
  }

  /** A key was pressed in the message box. */
  pressKey(): void {
    this.#typing.press();
  }

  /** The lines up to `number` of the current chat have been on a visible screen. */
  markSeen(number: number): void {
    const { chatId, timelines } = this.model.get().customer;
    if (!chatId) return;
    const delivered = timelines[chatId]?.upTo ?? 0;
    this.#connection.send({ type: "mark", chatId, delivered, seen: number });
  }

  /** A key for sending and fetching files; `null` when there is none to be had. (B-38) */
  async readFileKey(): Promise<string | null> {
    if (!this.#ensureSecret()) return null;
    const { ok } = await this.#known(() => this.#connection.query("customer.file-key", {}));
    return ok?.key ?? null;
  }

  /**
   * Fetches a page of lines before the oldest ones held, of the same chat or of the one before it;
   * `false` when there was none to fetch, or no connection.
   */
  async readOlder(): Promise<boolean> {
    const wanted = olderThan(this.model.get().customer);
    if (!wanted || this.#connection.state !== "online") return false;
    const { chatId } = wanted;
    const { ok } = await this.#connection.query("customer.read", wanted);
    if (!ok) return false;
    const { customer } = this.model.get();
    const held = customer.timelines[chatId];
    const upTo = ok.events.at(-1)?.number ?? 0;
    const timeline = held
      ? prependTimeline(held, ok)
      : { chatId, upTo, events: ok.events, hasOlder: ok.olderLeftOut, history: customer.history };
    this.#update({
      customer: { ...customer, timelines: { ...customer.timelines, [chatId]: timeline } },
    });
    return ok.events.length > 0;
  }

  #hello() {
    const { customer } = this.model.get();
    if (!this.#identity) this.#provenSecret = this.#readSecret();
    return {
      type: "hello-customer" as const,
      version: wireVersion,
      secret: this.#identity ? this.#identity.secret : this.#provenSecret,
      have: heldChats(customer),
    };
  }

  #readSecret(): string | null {
    const secret = this.#options.platform.memory.read(this.#secretKey);
    if (this.#provenSecret && secret !== this.#provenSecret) this.forget();
    return secret;
  }

  /**
   * The connection must know who speaks before they speak: a fresh secret means a fresh hello. `false` when the
   * browser has forgotten who that was: whatever this page kept now, somebody else would find.
   */
  #ensureSecret(): boolean {
    const { memory } = this.#options.platform;
    this.noticeSecret();
    if (this.#isForgotten) return false;
    if (this.#identity) return true;
    if (memory.read(this.#secretKey) === null) memory.write(this.#secretKey, this.#options.newSecret());
    this.noticeSecret();
    return true;
  }

  #introduce(): boolean {
    this.#connection.send(this.#hello());
    return this.#connection.state === "online";
  }

  /** The connection must know who speaks before they speak. */
  #known<Value>(speak: () => Promise<Value>): Promise<Value> {
    return this.#identity ? this.#identity.known().then(speak) : speak();
  }

  #sayTyping(on: boolean): void {
    const { chatId } = this.model.get().customer;
    if (chatId) this.#connection.send({ type: "typing", chatId, on });
  }

  #receive(frame: CustomerServerFrame): void {
    // The browser has forgotten since what it kept when this page was welcomed before.
    if (frame.type === "welcome" && this.#identity?.welcomed(frame.isKnown) === "forgotten")
      return this.forget();
    const before = this.model.get().customer;
    const customer = reduceCustomer(before, frame);
    this.#update({ customer });
    // The secret may have been made between the hello and its welcome; what waits to be sent comes after.
    if (frame.type === "welcome") this.noticeSecret();
    if (frame.type === "typing") this.#expireTyping();
    // A gap is asked about once: the answer to that fills it, however much comes in between.
    for (const chatId of customer.gaps.filter((id) => !before.gaps.includes(id))) {
      const have = haveOf(customer.timelines[chatId]);
      this.#connection.send({ type: "catch-up", chatId, have });
    }
    // Marks of the customer's own messages would tell nobody anything.
    if (frame.type === "events" && frame.events.some(isFromCompany)) this.#markDelivered(frame.chatId);
    if (frame.type === "events" && customer.situation.kind === "ended") this.#typing.stop();
  }

  #markDelivered(chatId: ChatId): void {
    const delivered = this.model.get().customer.timelines[chatId]?.upTo ?? 0;
    this.#connection.send({ type: "mark", chatId, delivered, seen: 0 });
  }

  #expireTyping(): void {
    this.#cancelTypingExpiry();
    this.#cancelTypingExpiry = this.#options.platform.schedule(typingExpiresMs, () =>
      this.#update({ customer: { ...this.model.get().customer, agentTyping: false } }),
    );
  }

  #update(change: Partial<CustomerSessionModel>): void {
    this.model.set({ ...this.model.get(), ...change });
  }
}
