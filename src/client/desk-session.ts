import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { Answer, StaffServerFrame } from "#contract/frames.ts";
import type { ChatId, CommandId, FileId, QueueId, TemplateId, UserId } from "#contract/ids.ts";
import { typingExpiresMs } from "#contract/limits.ts";
import type { QueryAnswers, QueryName, QueryPayload } from "#contract/queries/queries.ts";
import { wireVersion } from "#contract/version.ts";
import { Connection, type ConnectionState, type Outcome } from "./connection.ts";
import { ModelStore } from "./model-store.ts";
import { Outbox, type OutboxEntry } from "./outbox.ts";
import { Sender } from "./sender.ts";
import type { Platform } from "./platform.ts";
import { type DeskModel, emptyDesk, forgetChats, reduceDesk } from "./reduce-desk.ts";
import { haveOf, prependTimeline } from "./timeline.ts";
import { TypingSignal } from "./typing-signal.ts";

/** An agent's message on its way. */
export interface AgentWords {
  readonly chatId: ChatId;
  /** Number of the last event of the chat that was shown when they were written. */
  readonly seenNumber: number;
  readonly text: string;
  /** Files that have been uploaded. */
  readonly fileIds?: readonly FileId[];
  /** Answers for the customer to choose from. */
  readonly choices?: readonly string[];
  readonly templateId: TemplateId | null;
}

export interface DeskSessionModel {
  readonly connection: ConnectionState;
  /** Why the server ended it for good. */
  readonly goodbye: CommandError | null;
  /** Why requests wait to be repeated; `null` when none do. */
  readonly held: CommandError | null;
  readonly desk: DeskModel;
  /** Written here and not yet among the lines. */
  readonly outbox: readonly OutboxEntry<AgentWords>[];
}

interface Options {
  readonly platform: Platform;
  /** The user's id: another user on the same machine must not send this user's messages. */
  readonly outboxKey: string;
  /** Whose desk it is; left out by programs that are signed in as one user for good. */
  readonly userId?: UserId;
}

/** A staff user's side: `model` is the state the desk shows, the methods are the user's actions. */
export class DeskSession {
  readonly model = new ModelStore<DeskSessionModel>({
    connection: "connecting",
    goodbye: null,
    held: null,
    desk: emptyDesk,
    outbox: [],
  });
  readonly #options: Options;
  readonly #connection: Connection<StaffServerFrame>;
  readonly #sender: Sender<AgentWords>;
  readonly #opened = new Set<ChatId>();
  readonly #typingExpiry = new Map<ChatId, () => void>();
  readonly #typing: TypingSignal;
  #typingIn: ChatId | null = null;
  #watched: QueueId | null = null;
  #watchesBoard = false;
  #offlinePages = 1;

  constructor(options: Options) {
    this.#options = options;
    const { platform, outboxKey } = options;
    this.#typing = new TypingSignal(platform, (on) => this.#sayTyping(on));
    this.#connection = new Connection<StaffServerFrame>({
      platform,
      hello: () => ({ type: "hello-staff", version: wireVersion, userId: options.userId }),
      received: (frame) => this.#receive(frame),
      stateChanged: (connection, goodbye) => this.#update({ connection, ...(goodbye ? { goodbye } : {}) }),
      heldChanged: (held) => this.#update({ held }),
    });
    this.#sender = new Sender({
      outbox: new Outbox<AgentWords>(platform.memory, outboxKey),
      deliver: (words, id) => this.#connection.command("message.send", words, id),
      changed: (outbox) => this.#update({ outbox }),
    });
  }

  start(): void {
    this.#connection.start();
    this.#sender.resume();
  }

  stop(): void {
    this.#typing.stop();
    this.#connection.stop();
  }

  /** The browser says it is online again, or the page is visible again. */
  retryNow(): void {
    this.#connection.retryNow();
  }

  /** Server's time, in ms since epoch. */
  now(): number {
    return this.#connection.now();
  }

  /**
   * Gives any command but a message; for messages see `sendMessage`. Repeated under the same `id` it is
   * carried out once.
   */
  command<Name extends CommandName>(
    name: Name,
    payload: CommandPayload<Name>,
    id?: CommandId,
  ): Promise<Outcome<Answer>> {
    return this.#connection.command(name, payload, id);
  }

  query<Name extends QueryName>(
    name: Name,
    payload: QueryPayload<Name>,
  ): Promise<Outcome<QueryAnswers[Name]>> {
    return this.#connection.query(name, payload);
  }

  /** An id for something that is made on this desk. */
  newId<Id extends string>(): Id {
    return this.#options.platform.newId() as Id;
  }

  /** Answers the customer. It is kept until the server has it, through a lost network and a reload. */
  sendMessage(words: Omit<AgentWords, "seenNumber">): void {
    this.#typing.stop();
    const writtenAt = this.#options.platform.now();
    const seenNumber = this.model.get().desk.timelines[words.chatId]?.upTo ?? 0;
    this.#sender.write({ ...words, seenNumber }, { id: this.#connection.newCommandId(), writtenAt });
  }

  /** Sends a message again that was not accepted. */
  retryMessage(id: CommandId): void {
    this.#sender.retry(id);
  }

  /** Drops a message that was not accepted. */
  dropMessage(id: CommandId): void {
    this.#sender.drop(id);
  }

  /** Opens a chat: its events and its card arrive, and updates follow until `closeChat`. */
  openChat(chatId: ChatId): void {
    this.#opened.add(chatId);
    this.#open(chatId);
  }

  closeChat(chatId: ChatId): void {
    this.#opened.delete(chatId);
    this.#connection.send({ type: "close", chatId });
    this.#forget();
  }

  /** Shows so many pages of offline messages, the newest first. */
  showOfflineMessages(pages: number): void {
    this.#offlinePages = pages;
    this.#connection.send({ type: "show-offline-messages", pages });
  }

  /** Watches the waiting chats of this queue; `null` stops watching. */
  watchQueue(queueId: QueueId | null): void {
    this.#watched = queueId;
    this.#connection.send({ type: "watch", queueId });
  }

  /** Watches the live board, or stops watching it. (B-90) */
  watchBoard(on: boolean): void {
    this.#watchesBoard = on;
    this.#connection.send({ type: "watch-board", on });
  }

  /** A key was pressed in the reply to this chat. */
  pressKey(chatId: ChatId): void {
    if (this.#typingIn !== chatId) this.#typing.stop();
    this.#typingIn = chatId;
    this.#typing.press();
  }

  /** The lines up to `number` have been on a visible screen. */
  markSeen(chatId: ChatId, number: number): void {
    const delivered = this.model.get().desk.timelines[chatId]?.upTo ?? 0;
    this.#connection.send({ type: "mark", chatId, delivered, seen: number });
  }

  /** Fetches a page of lines before the oldest one held; without a connection there is nothing to wait for. */
  async readOlder(chatId: ChatId): Promise<void> {
    const timeline = this.model.get().desk.timelines[chatId];
    const before = timeline?.events[0]?.number;
    if (!timeline?.hasOlder || before === undefined || this.#connection.state !== "online") return;
    const outcome = await this.#connection.query("chat.read", { chatId, before });
    const { desk } = this.model.get();
    const current = desk.timelines[chatId];
    if (!outcome.ok || !current) return;
    const timelines = { ...desk.timelines, [chatId]: prependTimeline(current, outcome.ok) };
    this.#update({ desk: { ...desk, timelines } });
  }

  #open(chatId: ChatId): void {
    const have = haveOf(this.model.get().desk.timelines[chatId]);
    this.#connection.send({ type: "open", chatId, have });
  }

  /** Keeps the events of what is open or in the inbox; others are fetched again when they are opened again. */
  #forget(): void {
    const { desk } = this.model.get();
    const kept = forgetChats(desk, (chatId) => this.#opened.has(chatId) || chatId in desk.cards.item);
    if (kept !== desk) this.#update({ desk: kept });
  }

  #sayTyping(on: boolean): void {
    if (this.#typingIn) this.#connection.send({ type: "typing", chatId: this.#typingIn, on });
  }

  #receive(frame: StaffServerFrame): void {
    // Events that were on their way when the chat was closed would look like a gap, and open it again.
    if (frame.type === "events" && !this.#opened.has(frame.chatId)) return;
    const before = this.model.get().desk;
    const desk = reduceDesk(before, frame);
    this.#update({ desk });
    this.#markDelivered(before, frame);
    if (frame.type === "typing" && frame.on) this.#expireTyping(frame.chatId);
    // A gap is asked about once: the answer to that fills it, however much comes in between.
    for (const chatId of desk.gaps) if (!before.gaps.includes(chatId)) this.#open(chatId);
    if (desk.cards.item !== before.cards.item) this.#forget();
    if (frame.type === "welcome") this.#lookAgain();
  }

  /** A customer's messages count as delivered once the desk's inbox mentions them. */
  #markDelivered(before: DeskModel, frame: StaffServerFrame): void {
    const put = frame.type === "cards" ? frame.put : frame.type === "welcome" ? frame.cards : [];
    for (const [kind, , card] of put) {
      if (kind !== "item" || before.cards.item[card.chatId]?.lastNumber === card.lastNumber) continue;
      this.#connection.send({ type: "mark", chatId: card.chatId, delivered: card.lastNumber, seen: 0 });
    }
  }

  #lookAgain(): void {
    for (const chatId of this.#opened) this.#open(chatId);
    if (this.#offlinePages > 1) this.showOfflineMessages(this.#offlinePages);
    if (this.#watched) this.#connection.send({ type: "watch", queueId: this.#watched });
    if (this.#watchesBoard) this.#connection.send({ type: "watch-board", on: true });
  }

  #expireTyping(chatId: ChatId): void {
    this.#typingExpiry.get(chatId)?.();
    const cancel = this.#options.platform.schedule(typingExpiresMs, () => {
      this.#typingExpiry.delete(chatId);
      const { desk } = this.model.get();
      this.#update({ desk: reduceDesk(desk, { type: "typing", chatId, on: false }) });
    });
    this.#typingExpiry.set(chatId, cancel);
  }

  #update(change: Partial<DeskSessionModel>): void {
    this.model.set({ ...this.model.get(), ...change });
  }
}
