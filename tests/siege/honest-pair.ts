import { CustomerSession } from "#client/customer-session.ts";
import { DeskSession } from "#client/desk-session.ts";
import type { ChatId, WidgetId } from "#contract/ids.ts";
import type { CustomerEvent, StaffEvent } from "#contract/views/chat-event-view.ts";
import { textOf } from "#core/message/message-part.ts";
import type { Chance } from "../../tools/chaos/chance.ts";
import { type Seen, heldBy, heldByPage, readAsCustomer } from "../../tools/chaos/check-views.ts";
import type { Ledger } from "../../tools/chaos/ledger.ts";
import { pause } from "../../tools/chaos/pause.ts";
import { witnessedPlatform } from "../../tools/chaos/witnessed-platform.ts";
import { volatileMemory } from "#client/volatile-memory.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { until } from "../../tools/until.ts";
import { sentFrom } from "./attack.ts";

interface Options {
  readonly url: string;
  readonly widgetId: WidgetId;
  readonly cookie: string;
  /** The address that both come from. */
  readonly address: string;
  readonly chance: Chance;
  readonly ledger: Ledger;
}

/** Milliseconds from writing each word until its writer knew that it is stored, and until the other had it. */
export interface Waits {
  readonly acknowledged: number[];
  readonly delivered: number[];
}

/** Pause between two words of a pair. */
const breathMs = 60;
const wordWithinMs = 60_000;

/** A customer and an agent who talk, with the client library of the browsers. Their chat begins before any attack. */
export class HonestPair {
  readonly chatId: ChatId;
  readonly #options: Options;
  readonly #customer: CustomerSession;
  readonly #agent: DeskSession;
  readonly #openPage: () => CustomerSession;
  #said = 0;

  private constructor(options: Options, openPage: () => CustomerSession, [customer, agent, chatId]: Met) {
    this.#options = options;
    this.#openPage = openPage;
    this.#customer = customer;
    this.#agent = agent;
    this.chatId = chatId;
  }

  static async meet(options: Options): Promise<HonestPair> {
    const { url, cookie, address, widgetId } = options;
    const common = { ...options, headers: sentFrom(address) };
    const desk = { url: `${url}/socket/desk`, headers: { cookie, ...sentFrom(address) } };
    const agent = new DeskSession({
      platform: witnessedPlatform({
        ...common,
        ...desk,
        who: `the agent at ${address}`,
        memory: volatileMemory(),
      }),
      outboxKey: "siege",
    });
    agent.start();
    await until(agent.model, ({ desk: { cards } }) => Object.keys(cards.me).length === 1);
    await done(agent.command("status.choose", { base: "available", breakReasonId: null }));
    const memory = volatileMemory();
    const openPage = () => {
      const who = `the customer at ${address}`;
      const page = { url: `${url}/socket/chat/${widgetId}`, who, memory };
      const place = () => ({ page: "https://shop.example/help", browser: "Siege", language: "en" });
      const platform = witnessedPlatform({ ...common, ...page });
      const session = new CustomerSession({ platform, widgetId, newSecret, place });
      session.start();
      return session;
    };
    const customer = openPage();
    const hello = `Hello, I write from ${address}`;
    options.ledger.wrote(`the customer at ${address}`, hello);
    customer.write(hello);
    const begun = await until(customer.model, (model) => model.customer.chatId !== null);
    const chatId = begun.customer.chatId as ChatId;
    await until(agent.model, ({ desk: { cards } }) => chatId in cards.item);
    agent.openChat(chatId);
    await done(agent.command("chat.play", { chatId }));
    return new HonestPair(options, openPage, [customer, agent, chatId]);
  }

  /** Word and answer, again and again, until it is over; rejects when a word does not arrive. */
  async talk(isOver: () => boolean): Promise<Waits> {
    const waits: Waits = { acknowledged: [], delivered: [] };
    const { address } = this.#options;
    while (!isOver()) {
      this.#said += 1;
      const word = `Word ${this.#said} at ${address}`;
      const written = performance.now();
      this.#options.ledger.wrote(`the customer at ${address}`, word);
      this.#customer.write(word);
      await Promise.all([
        noted(
          waits.acknowledged,
          written,
          this.#until("customer", ({ outbox }) => outbox.length === 0),
        ),
        noted(
          waits.delivered,
          written,
          this.#until("agent", () => this.#hasAtDesk(word)),
        ),
      ]);
      const answer = `Re: ${word}`;
      const answered = performance.now();
      this.#options.ledger.wrote(`the agent at ${address}`, answer);
      this.#agent.sendMessage({ chatId: this.chatId, text: answer, templateId: null });
      await Promise.all([
        noted(
          waits.acknowledged,
          answered,
          this.#until("agent", ({ outbox }) => outbox.length === 0),
        ),
        noted(
          waits.delivered,
          answered,
          this.#until("customer", () => this.#hasOnPage(answer)),
        ),
      ]);
      await pause(breathMs);
    }
    return waits;
  }

  /** What their screens show, and what a page shows that is opened now. */
  async screens(): Promise<Seen[]> {
    const { address } = this.#options;
    const page = this.#openPage();
    await until(
      page.model,
      ({ connection, customer }) => connection === "online" && customer.chatId !== null,
    );
    await until(page.model, ({ customer }) => customer.timelines[this.chatId] !== undefined);
    const fresh = await readAsCustomer(`a fresh page at ${address}`, page);
    page.stop();
    const desk = heldBy(`the desk at ${address}`, this.#agent.model.get().desk.timelines);
    const upToEnd = desk.map((seen) => (seen.chatId === this.chatId ? { ...seen, upTo: Infinity } : seen));
    return [...upToEnd, ...heldByPage(`the page at ${address}`, this.#customer), ...fresh];
  }

  part(): void {
    this.#customer.stop();
    this.#agent.stop();
  }

  #until(
    side: "customer" | "agent",
    isAsWanted: (model: { readonly outbox: readonly unknown[] }) => boolean,
  ): Promise<unknown> {
    const model = side === "customer" ? this.#customer.model : this.#agent.model;
    const store: {
      get(): { readonly outbox: readonly unknown[] };
      subscribe(listener: () => void): () => void;
    } = model;
    return until(store, isAsWanted, wordWithinMs);
  }

  #hasAtDesk(word: string): boolean {
    return isShown(this.#agent.model.get().desk.timelines[this.chatId]?.events ?? [], word);
  }

  #hasOnPage(word: string): boolean {
    return isShown(this.#customer.model.get().customer.timelines[this.chatId]?.events ?? [], word);
  }
}

type Met = readonly [CustomerSession, DeskSession, ChatId];

function isShown(events: readonly (CustomerEvent | StaffEvent)[], word: string): boolean {
  return events.slice(-3).some((event) => event.type === "message" && textOf(event.parts) === word);
}

async function noted(waits: number[], from: number, arrival: Promise<unknown>): Promise<void> {
  await arrival;
  waits.push(performance.now() - from);
}

async function done(asked: Promise<{ readonly error?: { readonly words: string } }>): Promise<void> {
  const { error } = await asked;
  if (error) throw new Error(`The honest could not meet: ${error.words}`);
}
