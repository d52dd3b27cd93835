import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { CustomerId, WidgetId } from "#core/ids.ts";
import { type Budget, TokenBuckets } from "../basics/token-buckets.ts";
import type { Clock } from "../ports/clock.ts";
import { addressGroup } from "../edge/address-group.ts";
import { isLoopback } from "../edge/is-loopback.ts";

/** The things that customers have budgets for. */
type Spending = "chat" | "message" | "offline-message";
/** Those to whom a budget belongs. */
type Payer = "customer" | "network" | "widget" | "account";
const payers: readonly Payer[] = ["customer", "network", "widget", "account"];

export type BudgetLimits = {
  readonly [Kind in Spending]: { readonly [Who in Payer]?: Budget };
} & {
  /** Has this address no budget of its own? */
  readonly isExempt: (address: string) => boolean;
};

/**
 * How much strangers may begin. Two hundred people behind one address may begin a chat in the same
 * minute and notice nothing (F-33); a crowd beyond that waits a moment. What goes on is limited by customer
 * alone, so that no attack from an address stops the chats that others have from there.
 */
export const budgetLimits: BudgetLimits = {
  chat: {
    customer: { atOnce: 20, perSecond: 1 / 30 },
    network: { atOnce: 200, perSecond: 1 },
    ...sharedChats(20),
  },
  // More than one connection may send, because what is repeated after a lost answer counts again.
  message: { customer: { atOnce: 2_000, perSecond: 40 } },
  "offline-message": {
    customer: { atOnce: 10, perSecond: 1 / 60 },
    network: { atOnce: 100, perSecond: 1 / 5 },
    account: { atOnce: 1_000, perSecond: 2 },
  },
  isExempt: isLoopback,
};

/** Budgets of new chats whose widget has so many a second: a widget may be the only one, an account has several. */
function sharedChats(perSecond: number): { readonly widget: Budget; readonly account: Budget } {
  return {
    widget: { atOnce: 100 * perSecond, perSecond },
    account: { atOnce: 200 * perSecond, perSecond: 2 * perSecond },
  };
}

/** The product's budgets, with as many new chats a second at one widget. */
export function budgetsFor(chatsPerSecond: number): BudgetLimits {
  return { ...budgetLimits, chat: { ...budgetLimits.chat, ...sharedChats(chatsPerSecond) } };
}

export interface Spender {
  readonly customerId: CustomerId;
  readonly widgetId: WidgetId;
  /** The address that the connection comes from. */
  readonly address: string;
}

/** The budgets of one account's customers, in memory at the account's home. */
export class CustomerBudgets {
  readonly #clock: Pick<Clock, "steady">;
  readonly #isExempt: BudgetLimits["isExempt"];
  readonly #buckets = new Map<string, TokenBuckets>();

  constructor({ clock, limits }: { clock: Pick<Clock, "steady">; limits: { budgets: BudgetLimits } }) {
    this.#clock = clock;
    const { isExempt, ...spendings } = limits.budgets;
    this.#isExempt = isExempt;
    for (const [kind, payers] of Object.entries(spendings)) {
      for (const [payer, budget] of Object.entries(payers)) {
        this.#buckets.set(`${kind} ${payer}`, new TokenBuckets(budget));
      }
    }
  }

  /** Spends one of every budget that it concerns, or none and says why not. */
  spend(kind: Spending, { customerId, widgetId, address }: Spender): CommandError | null {
    const now = this.#clock.steady();
    const concerned = payers.flatMap((payer) => {
      const buckets = this.#buckets.get(`${kind} ${payer}`);
      if (!buckets) return [];
      // An address is read only where it counts: most of what comes are messages, for which it does not.
      if (payer === "network") {
        return this.#isExempt(address) ? [] : [{ buckets, key: addressGroup(address) }];
      }
      return [{ buckets, key: { customer: customerId, widget: widgetId, account: "" }[payer] }];
    });
    if (!concerned.every(({ buckets, key }) => buckets.has(key, now))) {
      return commandError(kind === "message" ? "too-many-messages" : "too-many-begun");
    }
    for (const { buckets, key } of concerned) buckets.spend(key, now);
    return null;
  }
}
