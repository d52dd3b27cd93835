import type { CustomerSessionModel } from "#client/customer-session.ts";
import { until } from "../until.ts";
import type { ChatId } from "#contract/ids.ts";
import { ChaosAgent } from "./chaos-agent.ts";
import { ChaosCustomer } from "./chaos-customer.ts";
import { ChaosFault } from "./chaos-fault.ts";
import type { Chance } from "./chance.ts";
import { type Seen, blankScreen, heldBy, heldByPage, readAsCustomer, readAsStaff } from "./check-views.ts";
import type { Ledger } from "./ledger.ts";
import { becomesSo } from "./pause.ts";
import { type ChaosAccount, openDesk } from "./prepare-account.ts";

interface Options {
  readonly url: string;
  readonly account: ChaosAccount;
  readonly customers: number;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly texts: readonly string[];
}

/** A page counts as open when it holds the chat named in its welcome. */
function isOpened({ connection, customer: { chatId, timelines } }: CustomerSessionModel): boolean {
  return connection === "online" && (chatId === null || timelines[chatId] !== undefined);
}

/** Time limit for acknowledging everything written, once nobody kills the server any more. */
const settledWithinMs = 60_000;

/** Everybody who writes and works while the server dies. */
export class Crowd {
  readonly #options: Options;
  readonly #customers: readonly ChaosCustomer[];
  readonly #agents: readonly ChaosAgent[];
  readonly #working: Promise<unknown>;
  #isOver = false;

  constructor(options: Options) {
    this.#options = options;
    const { account, customers, chance } = options;
    const { widgetIds, agentCookies } = account;
    this.#customers = Array.from({ length: customers }, (_, index) => {
      const widgetId = widgetIds[index % widgetIds.length];
      if (!widgetId) throw new ChaosFault("There is no widget to write through");
      return new ChaosCustomer({
        ...options,
        widgetId,
        who: `customer ${index + 1}`,
        chance: chance.branch(),
      });
    });
    this.#agents = agentCookies.map((cookie, index) => {
      const who = `agent ${index + 1}`;
      return new ChaosAgent({ ...options, ...account, cookie, who, chance: chance.branch() });
    });
    const everybody = [...this.#customers, ...this.#agents];
    this.#working = Promise.all(everybody.map((person) => person.work(() => this.#isOver)));
  }

  /**
   * The server is back: some look at their screens and reconnect at once, the others wait their full delay.
   */
  poke(share: number): void {
    for (const { session } of [...this.#customers, ...this.#agents]) {
      if (this.#options.chance.is(share)) session.retryNow();
    }
  }

  /**
   * Everybody stops writing. Resolves when everything written is acknowledged or refused; the result names
   * those with messages that never were.
   */
  async settle(): Promise<string[]> {
    this.#isOver = true;
    const everybody = [...this.#customers, ...this.#agents];
    let areDone = false;
    void this.#working.then(() => (areDone = true));
    const isSettled = () => areDone && everybody.every((person) => person.isSettled());
    if (await becomesSo(isSettled, settledWithinMs)) return [];
    const left = everybody.filter((person) => !person.isSettled()).map(({ who }) => who);
    return [`neither acknowledged nor refused: what ${left.join(", ") || "somebody"} asked for`];
  }

  /** Customers with a refused message; there must be none. */
  refusedCustomers(): string[] {
    return [...this.#options.ledger.asked.values()].flatMap(({ name, who, refusal }) =>
      name === "customer.write" && refusal ? [`${who} was refused: ${refusal.code}`] : [],
    );
  }

  /** The contents of all screens, both long-lived and newly opened. */
  async screens(chatsOf: ReadonlyMap<string, ReadonlySet<ChatId>>): Promise<Seen[]> {
    const seen: Seen[] = [];
    for (const { who, session } of this.#agents) {
      seen.push(...heldBy(who, session.model.get().desk.timelines));
    }
    for (const customer of this.#customers) {
      const { who } = customer;
      seen.push(...heldByPage(who, customer.session));
      const page = customer.openFreshPage();
      await until(page.model, isOpened, settledWithinMs);
      const fresh = await readAsCustomer(`${who}, on a fresh page`, page);
      page.stop();
      const shown = new Set(fresh.map(({ chatId }) => chatId));
      const chatIds = [...(chatsOf.get(who) ?? [])];
      const blank = chatIds.filter((chatId) => !shown.has(chatId));
      seen.push(...fresh, ...blank.map((chatId) => blankScreen(`${who}, on a fresh page`, chatId)));
    }
    const desk = openDesk(this.#options.url, this.#options.account.administratorCookie);
    const chats = new Set([...chatsOf.values()].flatMap((chatIds) => [...chatIds]));
    for (const chatId of chats) seen.push(await readAsStaff(desk, chatId));
    desk.stop();
    return seen;
  }

  stop(): void {
    this.#isOver = true;
    for (const { session } of [...this.#customers, ...this.#agents]) session.stop();
  }
}
