import type { CustomerId, UserId } from "#core/ids.ts";
import type { Clock } from "../ports/clock.ts";

interface Here {
  connections: number;
  /** Since when they have had none; `null` while they have one. */
  gone: Moment | null;
}

/** By the calendar, and by the steady time. */
interface Moment {
  readonly since: number;
  readonly from: number;
}

type Listener<Id> = (id: Id) => void;

/**
 * Tracks who is connected and, for those who were, since when they are not. In memory only, not in the log.
 */
export class Presence {
  readonly #clock: Clock;
  readonly #agents = new Map<UserId, Here>();
  readonly #customers = new Map<CustomerId, Here>();
  readonly #agentListeners: Listener<UserId>[] = [];
  readonly #customerListeners: Listener<CustomerId>[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one connection of an agent; the result takes it away. The same agent twice is one agent. */
  agentCame(userId: UserId): () => void {
    const tell = () => this.#agentListeners.forEach((listener) => listener(userId));
    return come(this.#agents, { id: userId, moment: this.#moment, tell });
  }

  customerCame(customerId: CustomerId): () => void {
    const tell = () => this.#customerListeners.forEach((listener) => listener(customerId));
    return come(this.#customers, { id: customerId, moment: this.#moment, tell });
  }

  /** Called when the account opens: expected agents count as gone from now on, not from before. (B-62) */
  expectAgent(userId: UserId): void {
    expectBack(this.#agents, userId, this.#moment());
  }

  expectCustomer(customerId: CustomerId): void {
    expectBack(this.#customers, customerId, this.#moment());
  }

  /** Discounts the last `ms`, in which nobody could connect. */
  discount(ms: number): void {
    const from = this.#clock.steady() - ms;
    discount(this.#agents, { from, ms, listeners: this.#agentListeners });
    discount(this.#customers, { from, ms, listeners: this.#customerListeners });
  }

  isAgentConnected(userId: UserId): boolean {
    return (this.#agents.get(userId)?.connections ?? 0) > 0;
  }

  agentGoneSince(userId: UserId): number | null {
    return this.#agents.get(userId)?.gone?.since ?? null;
  }

  /** `null` while connected, and for one who was never heard of. */
  customerGoneSince(customerId: CustomerId): number | null {
    return this.#customers.get(customerId)?.gone?.since ?? null;
  }

  /** For how many customers it is known whether they are here. */
  get heldCustomers(): number {
    return this.#customers.size;
  }

  /** Nothing about this customer matters any more. */
  forgetCustomer(customerId: CustomerId): void {
    if (this.#customers.get(customerId)?.connections === 0) this.#customers.delete(customerId);
  }

  readonly #moment = (): Moment => ({ since: this.#clock.now(), from: this.#clock.steady() });

  onAgentChange(listener: Listener<UserId>): void {
    this.#agentListeners.push(listener);
  }

  onCustomerChange(listener: Listener<CustomerId>): void {
    this.#customerListeners.push(listener);
  }
}

function come<Id>(
  people: Map<Id, Here>,
  { id, moment, tell }: { id: Id; moment: () => Moment; tell: () => void },
): () => void {
  const here = people.get(id) ?? { connections: 0, gone: null };
  people.set(id, here);
  here.connections += 1;
  here.gone = null;
  if (here.connections === 1) tell();
  let hasLeft = false;
  return () => {
    if (hasLeft) return;
    hasLeft = true;
    here.connections -= 1;
    if (here.connections > 0) return;
    here.gone = moment();
    tell();
  };
}

function discount<Id>(
  people: Map<Id, Here>,
  { from, ms, listeners }: { from: number; ms: number; listeners: readonly Listener<Id>[] },
): void {
  for (const [id, here] of people) {
    if (!here.gone) continue;
    const lostMs = ms - Math.max(0, here.gone.from - from);
    here.gone = { since: here.gone.since + lostMs, from: here.gone.from + lostMs };
    for (const listener of listeners) listener(id);
  }
}

function expectBack<Id>(people: Map<Id, Here>, id: Id, gone: Moment): void {
  if (!people.has(id)) people.set(id, { connections: 0, gone });
}
