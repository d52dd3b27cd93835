import { commands } from "#contract/commands/commands.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { CommandId } from "#contract/ids.ts";
import type { ReceivedFrame } from "#contract/frame-schemas.ts";
import type { AnswerFrame, CustomerServerFrame, Have, WidgetNow } from "#contract/frames.ts";
import { customerAskedMax } from "#contract/limits.ts";
import { wireVersion } from "#contract/version.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import { type Chat, isInInbox, isOpen } from "#core/chat/chat.ts";
import type { ChatId, CustomerId, WidgetId } from "#core/ids.ts";
import type { CustomerAsker } from "../commands/asker.ts";
import { presentCustomerEvent } from "../presenters/present-customer-event.ts";
import { presentSituation } from "../presenters/present-situation.ts";
import { customerIdOf } from "./customer-id-of.ts";
import { Asked } from "./asked.ts";
import type { GateNeeds } from "./gate-needs.ts";
import type { CustomerConnection } from "./people.ts";
import type { Wire, WireListener } from "./wire.ts";

/** How a customer comes in: by which widget, from which address. */
export interface CustomerCaller {
  readonly widgetId: WidgetId;
  readonly address: string;
  /** The secret that the browser keeps in a cookie. A hello may bring another, of a program. */
  readonly keptSecret: string | null;
}

type Hello = Extract<ReceivedFrame, { type: "hello-customer" }>;
type CommandFrame = Extract<ReceivedFrame, { type: "command" }>;

/** Most connections of one customer: each keeps what it shows, and nobody has this many tabs of one chat. */
export const customerConnectionsMax = 50;

/** What a page may say again and again, as a customer may write. */
const paidAsMessages: ReadonlySet<string> = new Set(["customer.identify", "customer.describe"]);

interface Comer extends CustomerCaller {
  /** Called once the customer has a chat, the only thing that shows who they are. */
  readonly known: () => void;
}

/** A customer's connection: handles its frames and sends it everything it may see. */
export class CustomerGate implements WireListener, CustomerConnection {
  readonly #needs: GateNeeds;
  readonly #wire: Wire;
  readonly #asked: Asked;
  readonly #following = new Map<ChatId, () => void>();
  #asker: CustomerAsker | null = null;
  readonly #widgetId: WidgetId;
  readonly #known: () => void;
  readonly #address: string;
  readonly #keptSecret: string | null;
  #hasSaidHello = false;
  #leave: (() => void)[] = [];
  #isClosed = false;
  #typingIn: ChatId | null = null;
  /** Unanswered commands for which the budgets of a new chat were spent; more words go to the same chat. */
  readonly #beginning = new Set<CommandId>();
  /** Frames are taken one after the other where one must wait for what the one before has read. */
  #turn: Promise<void> = Promise.resolve();
  #turnsLeft = 0;

  constructor(needs: GateNeeds, wire: Wire, { widgetId, address, keptSecret, known }: Comer) {
    this.#needs = needs;
    this.#widgetId = widgetId;
    this.#address = address;
    this.#keptSecret = keptSecret;
    this.#known = known;
    this.#wire = wire;
    this.#asked = new Asked(needs, { max: customerAskedMax, send: this.#answer });
  }

  readonly send = (frame: CustomerServerFrame): void => this.#wire.send(frame);

  readonly #answer = (frame: AnswerFrame): void => {
    this.#beginning.delete(frame.id);
    this.send(frame);
  };

  chatBegan(chatId: ChatId): void {
    this.#known();
    this.#inTurn(async () => {
      await this.#follow(chatId, null);
      // The agent's marks so far were sent when the page did not know the chat yet.
      const chat = this.#needs.logs.peek("chat", chatId);
      if (chat && !this.#isClosed) await this.#sendMarks(chat);
    });
  }

  receive(frame: ReceivedFrame): void {
    if (frame.type === "hello-customer") this.#inTurn(() => this.#hello(frame));
    else if (this.#turnsLeft > 0) this.#inTurn(async () => this.#takeLater(frame));
    else this.#take(frame);
  }

  closed(): void {
    this.#isClosed = true;
    this.#forget();
  }

  /**
   * A second hello on the same connection brings the secret that the first one lacked. One that brings another
   * ends the connection, so that each identity costs one.
   */
  async #hello({ version, secret: given, have }: Hello): Promise<void> {
    const secret = given ?? this.#keptSecret;
    const { logs, presence, people } = this.#needs;
    const widgetId = this.#widgetId;
    const isThere = Object.hasOwn(logs.account.widgets, widgetId);
    if (version < wireVersion || !isThere) {
      this.#wire.end(isThere ? "version-too-old" : "not-found");
      return;
    }
    const { accountId } = logs;
    const before = this.#asker;
    const customerId = secret === null ? null : this.#customerOf(secret);
    if (before && customerId !== before.customerId) {
      this.#wire.end("another-identity");
      return;
    }
    this.#forget();
    this.#hasSaidHello = true;
    if (secret === null) {
      this.#asker = null;
      this.#welcome(null);
      return;
    }
    if (customerId === null) {
      this.#wire.end("link-over");
      return;
    }
    this.#asker = { kind: "customer", accountId, customerId, widgetId };
    const customer = await logs.load("customer", customerId);
    if (customer?.chatId) await logs.load("chat", customer.chatId);
    if (this.#isClosed) return;
    if (people.connectionsOf(customerId) >= customerConnectionsMax) {
      this.#wire.end("too-many-connections");
      return;
    }
    this.#leave = [people.addCustomer(customerId, this), presence.customerCame(customerId)];
    // Read after subscribing, so that a chat started in another tab is not missed.
    const last = logs.peek("customer", customerId)?.chatId;
    const chatId = last && logs.peek("chat", last) ? last : null;
    if (chatId) this.#known();
    this.#welcome(chatId);
    await this.#followAll(chatId, have);
  }

  /** Whose secret or link this is; `null`: a link that leads nowhere any more. (B-79) */
  #customerOf(secret: string): CustomerId | null {
    const { logs, mail, clock } = this.#needs;
    if (!secret.includes(".")) return customerIdOf(logs.accountId, secret);
    return mail.links.read(secret, logs.accountId, clock.now());
  }

  /**
   * Sends the first frame. From here on the page hears whenever starting a chat becomes impossible or
   * possible.
   */
  #welcome(chatId: ChatId | null): void {
    const { availability, clock, logs } = this.#needs;
    const tell = (offered: WidgetNow) => this.send({ type: "widget", ...offered });
    this.#leave.push(availability.watch(this.#widgetId, tell));
    const offered = availability.at(this.#widgetId);
    const now = clock.now();
    const { history, account } = logs;
    const situation = this.#situation(chatId);
    const { parameters = [], forgetWhenEnded = false } = account.widgets[this.#widgetId] ?? {};
    this.send({
      type: "welcome",
      version: wireVersion,
      history,
      now,
      companyName: account.name,
      parameters,
      forgetWhenEnded,
      isKnown: this.#asker !== null,
      fileKinds: account.files.kinds,
      chatId,
      situation,
      ...offered,
    });
  }

  #situation(chatId: ChatId | null): SituationView {
    const { logs, mail } = this.#needs;
    const chat = chatId && logs.peek("chat", chatId);
    return chat ? presentSituation(logs.account, chat, mail.mailer !== null) : { kind: "none" };
  }

  /** The current chat, the one before it, and those this browser holds: words may still be kept with them. */
  async #followAll(chatId: ChatId | null, have: Hello["have"]): Promise<void> {
    const chat = chatId && (await this.#needs.logs.load("chat", chatId));
    const held = new Map(have.map((one) => [one.chatId, one]));
    const earlier = new Set([...held.keys(), ...(chat?.previousChatId ? [chat.previousChatId] : [])]);
    for (const id of earlier) if (id !== chatId) await this.#follow(id, held.get(id) ?? null);
    if (chatId) await this.#follow(chatId, held.get(chatId) ?? null);
    if (chat) await this.#sendMarks(chat);
  }

  /**
   * Drops frames that still wait when the connection stops listening: nothing could answer them any more, and
   * the client sends them again elsewhere.
   */
  #takeLater(frame: ReceivedFrame): void {
    if (this.#wire.isListening) this.#take(frame);
  }

  #take(frame: ReceivedFrame): void {
    const { typing } = this.#needs;
    if (!this.#hasSaidHello) {
      this.#wire.end("no-hello");
      return;
    }
    const asker = this.#asker;
    // Without a secret there is nothing to send or to read.
    if (!asker) {
      this.#wire.end("bad-frame");
      return;
    }
    switch (frame.type) {
      case "command":
        this.#asked.command(frame, asker, this.#whyNot(frame, asker));
        return;
      case "query":
        this.#asked.query(frame, asker);
        return;
      case "typing":
        this.#typingIn = frame.on ? frame.chatId : null;
        typing.fromCustomer(asker.customerId, frame.chatId, frame.on);
        return;
      case "mark":
        this.#mark(asker, frame);
        return;
      case "catch-up":
        if (this.#following.has(frame.chatId)) {
          this.#inTurn(() => this.#follow(frame.chatId, frame.have));
        }
        return;
      default:
        this.#wire.end("bad-frame");
    }
  }

  /** Why a command is refused before it is looked at; one of the wrong form is to be told that instead. */
  #whyNot(frame: CommandFrame, asker: CustomerAsker): CommandError | null {
    const refused = this.#spend(frame, asker);
    const { name, payload } = frame;
    const { success } = refused ? commands[name as "customer.write"].payload.safeParse(payload) : {};
    return success ? refused : null;
  }

  /** Spends from the customer's budgets; returns the refusal, or `null` when the budgets suffice. */
  #spend(frame: CommandFrame, { customerId, widgetId }: CustomerAsker): CommandError | null {
    const { budgets } = this.#needs;
    const spender = { customerId, widgetId, address: this.#address };
    if (paidAsMessages.has(frame.name)) return budgets.spend("message", spender, frame);
    if (frame.name === "customer.leave-message") return budgets.spend("offline-message", spender, frame);
    if (frame.name !== "customer.write") return null;
    if (this.#hasChat(customerId)) return budgets.spend("message", spender, frame);
    const refused = budgets.spend("chat", spender, frame);
    if (!refused) this.#beginning.add(frame.id);
    return refused;
  }

  /** Does what the customer writes now go to a chat that is open, or is just being begun from here? */
  #hasChat(customerId: CustomerId): boolean {
    const { logs } = this.#needs;
    const chatId = logs.peek("customer", customerId)?.chatId;
    const chat = chatId && logs.peek("chat", chatId);
    return this.#beginning.size > 0 || (chat ? isOpen(chat) : false);
  }

  async #follow(chatId: ChatId, have: Have | null): Promise<void> {
    const { logs, chatFeed, waits } = this.#needs;
    const chat = await logs.load("chat", chatId);
    const asker = this.#asker;
    if (!asker || this.#isClosed) return;
    // The chat may have been erased since the browser heard of it.
    if (chat?.customerId !== asker.customerId) {
      this.send({ type: "no-chat", chatId });
      return;
    }
    this.#following.get(chatId)?.();
    const anew = have !== null && !(await logs.holds(chatId, have));
    const stop = await chatFeed.follow(chatId, {
      have: anew ? 0 : (have?.number ?? 0),
      anew,
      present: (stored) => presentCustomerEvent(logs.account, stored, asker.widgetId),
      deliver: (piece) => this.send({ ...piece, situation: this.#situation(chatId) }),
      failed: (fault) => this.#fail(fault),
      erased: () => {
        this.#following.delete(chatId);
        this.send({ type: "no-chat", chatId });
      },
    });
    if (this.#isClosed) {
      stop();
      return;
    }
    const stopTelling = waits.watch(chatId, (wait) => this.send({ type: "wait", chatId, wait }));
    this.#following.set(chatId, () => {
      stop();
      stopTelling();
    });
  }

  async #sendMarks(chat: Chat): Promise<void> {
    if (!isInInbox(chat)) return;
    const { positions } = this.#needs;
    await positions.load(chat.chatId);
    const position = positions.get(chat.chatId, chat.ownerId);
    if (!position) return;
    const { delivered, seen } = position;
    this.send({ type: "marks", chatId: chat.chatId, delivered, seen });
  }

  #mark(
    { customerId }: CustomerAsker,
    { chatId, delivered, seen }: { chatId: ChatId; delivered: number; seen: number },
  ): void {
    const { logs, positions, deskFeed } = this.#needs;
    const chat = logs.peek("chat", chatId);
    if (chat?.customerId !== customerId) return;
    const hasMoved = positions.move({
      chatId,
      who: customerId,
      delivered: Math.min(delivered, chat.number),
      seen: Math.min(seen, chat.number),
      seenMessages: 0,
    });
    if (hasMoved) deskFeed.workspaceChanged(chatId);
  }

  #inTurn(action: () => Promise<void>): void {
    this.#turnsLeft += 1;
    this.#turn = this.#turn
      .then(action)
      .catch((fault: unknown) => this.#fail(fault))
      .finally(() => (this.#turnsLeft -= 1));
  }

  /** The store could not be read. The page reconnects with what it holds. */
  #fail(fault: unknown): void {
    this.#needs.logger.error({ err: fault }, "A customer's connection failed");
    this.#wire.end("store-unavailable");
  }

  #forget(): void {
    const { typing } = this.#needs;
    if (this.#asker && this.#typingIn) {
      typing.fromCustomer(this.#asker.customerId, this.#typingIn, false);
    }
    this.#typingIn = null;
    for (const stop of this.#following.values()) stop();
    this.#following.clear();
    for (const leave of this.#leave) leave();
    this.#leave = [];
  }
}
