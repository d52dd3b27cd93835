import type { Have } from "#contract/frames.ts";
import { may } from "#core/permission/may.ts";
import type { ReceivedFrame } from "#contract/frame-schemas.ts";
import type { ChatId, QueueId, UserId } from "#core/ids.ts";
import { isInInbox } from "#core/chat/chat.ts";
import { staffAskedMax } from "#contract/limits.ts";
import { wireVersion } from "#contract/version.ts";
import type { StaffAsker } from "../commands/asker.ts";
import type { DeskHandle } from "../feed/desk-feed.ts";
import { loadContact } from "../logs/follow-merges.ts";
import { presentStaffEvent } from "../presenters/present-staff-event.ts";
import { Asked } from "./asked.ts";
import type { GateNeeds } from "./gate-needs.ts";
import type { StaffConnection } from "./people.ts";
import type { Wire, WireListener } from "./wire.ts";

type Hello = Extract<ReceivedFrame, { type: "hello-staff" }>;

/** A desk's connection: handles its frames and sends it everything it may see. */
export class StaffGate implements WireListener, StaffConnection {
  readonly userId: UserId;
  readonly session: string;
  readonly #needs: GateNeeds;
  readonly #wire: Wire;
  readonly #asked: Asked;
  readonly #asker: StaffAsker;
  /** Functions that end each open chat's subscriptions. */
  readonly #opened = new Map<ChatId, (() => void)[]>();
  readonly #leave: (() => void)[] = [];
  #desk: DeskHandle | null = null;
  #typingIn: ChatId | null = null;

  constructor(
    needs: GateNeeds,
    wire: Wire,
    { session, ...asker }: StaffAsker & { readonly session: string },
  ) {
    this.#needs = needs;
    this.#wire = wire;
    this.#asked = new Asked(needs, { max: staffAskedMax, send: this.send });
    this.#asker = asker;
    this.userId = asker.userId;
    this.session = session;
    this.#leave.push(needs.people.opened(this));
  }

  readonly send: StaffConnection["send"] = (frame) => this.#wire.send(frame);

  signOut(): void {
    this.#wire.end("signed-out");
  }

  maySee(chatId: ChatId): boolean {
    const { logs } = this.#needs;
    const chat = logs.peek("chat", chatId);
    const actor = { kind: "staff", account: logs.account, userId: this.userId } as const;
    return chat !== undefined && may(actor, "chat.read", { kind: "chat", chat });
  }

  receive(frame: ReceivedFrame): void {
    if (frame.type === "hello-staff") this.#hello(frame);
    else if (!this.#desk) this.#wire.end("no-hello");
    else this.#take(frame, this.#desk);
  }

  closed(): void {
    this.#stopTyping();
    for (const chatId of this.#opened.keys()) this.#close(chatId);
    this.#desk?.end();
    for (const leave of this.#leave) leave();
  }

  #hello({ version, userId: expected }: Hello): void {
    if (version < wireVersion) {
      this.#wire.end("version-too-old");
      return;
    }
    // The page of somebody who was signed in here before must not speak under this user's name.
    if (expected !== undefined && expected !== this.userId) {
      this.#wire.end("another-user");
      return;
    }
    if (this.#desk) return;
    const { presence, people, deskFeed, clock, positions, logs } = this.#needs;
    const { userId } = this;
    this.#desk = deskFeed.add({ userId, send: this.send });
    this.#leave.push(people.addStaff(this), presence.agentCame(userId));
    const now = clock.now();
    const { history } = logs;
    this.send({ type: "welcome", version: wireVersion, history, now, cards: this.#desk.snapshot() });
    for (const chatId of Object.keys(logs.agent(userId).owned)) {
      positions.load(chatId as ChatId).then(
        () => this.#needs.deskFeed.chatChanged(chatId as ChatId),
        (fault: unknown) => this.#fail(fault),
      );
    }
  }

  #take(frame: ReceivedFrame, desk: DeskHandle): void {
    const { typing } = this.#needs;
    switch (frame.type) {
      case "command":
        this.#asked.command(frame, this.#asker);
        return;
      case "query":
        this.#asked.query(frame, this.#asker);
        return;
      case "typing":
        this.#typingIn = frame.on ? frame.chatId : null;
        typing.fromStaff(this.userId, frame.chatId, frame.on);
        return;
      case "mark":
        this.#mark(frame);
        return;
      case "open":
        this.#open(frame, desk).catch((fault: unknown) => this.#fail(fault));
        return;
      case "close":
        this.#close(frame.chatId);
        return;
      case "watch":
        this.#watch(frame.queueId, desk);
        return;
      case "watch-board":
        desk.watchBoard(frame.on);
        return;
      case "show-offline-messages":
        desk.showOfflineMessages(frame.pages);
        return;
      default:
        this.#wire.end("bad-frame");
    }
  }

  async #open({ chatId, have }: { chatId: ChatId; have: Have | null }, desk: DeskHandle): Promise<void> {
    const { logs, chatFeed, positions, people } = this.#needs;
    this.#close(chatId);
    const opened = [people.openChat(chatId, this)];
    this.#opened.set(chatId, opened);
    const chat = await logs.load("chat", chatId);
    // The chat may have been closed, or opened again, while it was being read.
    if (this.#opened.get(chatId) !== opened) return;
    const isHere = this.maySee(chatId);
    if (!isHere) this.send({ type: "no-chat", chatId });
    if (!chat) {
      this.#close(chatId);
      return;
    }
    await positions.load(chatId);
    if (chat.contactId) await loadContact(logs, chat.contactId);
    // A desk that gets "no-chat" drops its events of the chat, which it may see again later.
    const held = isHere ? have : null;
    const anew = held !== null && !(await logs.holds(chatId, held));
    const stop = await chatFeed.follow(chatId, {
      have: anew ? 0 : (held?.number ?? 0),
      anew,
      present: presentStaffEvent,
      maySee: () => this.maySee(chatId),
      failed: (fault) => this.#fail(fault),
      deliver: (piece) => this.send(piece),
      erased: () => {
        this.#close(chatId);
        this.send({ type: "no-chat", chatId });
      },
    });
    if (this.#opened.get(chatId) !== opened) {
      stop();
      return;
    }
    desk.openChat(chatId);
    opened.push(stop, () => desk.closeChat(chatId));
  }

  #close(chatId: ChatId): void {
    const opened = this.#opened.get(chatId);
    if (!opened) return;
    this.#opened.delete(chatId);
    for (const end of opened) end();
    this.#needs.positions.letGo(chatId);
  }

  #watch(queueId: QueueId | null, desk: DeskHandle): void {
    desk.watchQueue(queueId);
  }

  /** Reading a chat changes its positions and nothing else. (B-20) */
  #mark({ chatId, delivered, seen }: { chatId: ChatId; delivered: number; seen: number }): void {
    const { logs, positions, deskFeed, people } = this.#needs;
    const chat = logs.peek("chat", chatId);
    if (!chat || !isInInbox(chat) || chat.ownerId !== this.userId) return;
    const upTo = Math.min(seen, chat.number);
    const hasMoved = positions.move({
      chatId,
      who: this.userId,
      delivered: Math.min(delivered, chat.number),
      seen: upTo,
      seenMessages: upTo >= (chat.lastMessage?.number ?? 0) ? chat.customerMessages : 0,
    });
    if (!hasMoved) return;
    deskFeed.inboxChanged(chatId);
    const position = positions.get(chatId, this.userId);
    if (!position) return;
    for (const customer of people.customer(chat.customerId)) {
      const { delivered: reached, seen: read } = position;
      customer.send({ type: "marks", chatId, delivered: reached, seen: read });
    }
  }

  #stopTyping(): void {
    if (this.#typingIn) this.#needs.typing.fromStaff(this.userId, this.#typingIn, false);
    this.#typingIn = null;
  }

  /** The store could not be read. The client reconnects and asks again. */
  #fail(fault: unknown): void {
    this.#needs.logger.error({ err: fault }, "A chat could not be read");
    this.#wire.end("store-unavailable");
  }
}
