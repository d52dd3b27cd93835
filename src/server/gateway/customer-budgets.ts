import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { CommandId } from "#contract/ids.ts";
import { challengeNumbersMax } from "#contract/limits.ts";
import type { Proof } from "#contract/proof-of-work.ts";
import type { CustomerId, WidgetId } from "#core/ids.ts";
import { LruCache } from "../basics/lru-cache.ts";
import { type Budget, TokenBuckets } from "../basics/token-buckets.ts";
import type { Clock } from "../ports/clock.ts";
import { addressGroup } from "../edge/address-group.ts";
import { isLoopback } from "../edge/is-loopback.ts";
import { ProofsOfWork } from "./proofs-of-work.ts";

/** The things that strangers begin. Past the budgets they share, each may be begun with a proof of work. */
type Begun = "chat" | "offline-message";
/** Those to whom a budget belongs. */
type Payer = "customer" | "network" | "widget" | "account";
const sharing: readonly Payer[] = ["network", "widget", "account"];

export type BudgetLimits = {
  readonly [Kind in Begun | `proven-${Begun}`]: { readonly [Who in Payer]?: Budget };
} & {
  readonly message: { readonly customer?: Budget };
  /** In megabytes. */
  readonly file: { readonly customer?: Budget; readonly network?: Budget; readonly account?: Budget };
  /** Numbers that a proof of work may have to try: while its own budgets are full, and when they are used up. */
  readonly work: { readonly least: number; readonly most: number };
  /** Has this address no budget of its own? */
  readonly isExempt: (address: string) => boolean;
};

/**
 * How much strangers may begin. Two hundred people behind one address may begin a chat in the same
 * minute and notice nothing (F-33); in a crowd beyond that each browser does a little work for it. What goes on
 * is limited by customer alone, so that no attack from an address stops the chats that others have from there.
 */
export const budgetLimits: BudgetLimits = {
  chat: {
    customer: { atOnce: 20, perSecond: 1 / 30 },
    network: { atOnce: 200, perSecond: 1 },
    ...sharedChats(20),
  },
  "proven-chat": { network: { atOnce: 1_000, perSecond: 5 }, ...sharedChats(20) },
  // More than one connection may send, because what is repeated after a lost answer counts again.
  message: { customer: { atOnce: 2_000, perSecond: 40 } },
  // One address is bounded by the room on a disk, and not by the speed of its line.
  file: {
    customer: { atOnce: 200, perSecond: 1 / 10 },
    network: { atOnce: 2_000, perSecond: 1 },
    account: { atOnce: 10_000, perSecond: 10 },
  },
  "offline-message": {
    customer: { atOnce: 10, perSecond: 1 / 60 },
    network: { atOnce: 100, perSecond: 1 / 5 },
    account: { atOnce: 1_000, perSecond: 2 },
  },
  "proven-offline-message": {
    network: { atOnce: 500, perSecond: 1 },
    account: { atOnce: 1_000, perSecond: 2 },
  },
  work: { least: challengeNumbersMax / 10, most: challengeNumbersMax },
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
  const { chat, "proven-chat": proven } = budgetLimits;
  const shared = sharedChats(chatsPerSecond);
  return { ...budgetLimits, chat: { ...chat, ...shared }, "proven-chat": { ...proven, ...shared } };
}

export interface Spender {
  readonly customerId: CustomerId;
  readonly widgetId: WidgetId;
  /** The address that the connection comes from. */
  readonly address: string;
}

/** A command that begins or says something, with the work done for it. */
interface Asked {
  readonly id: CommandId;
  readonly proof?: Proof | undefined;
}

/** Somebody's bucket among those of one budget. */
interface Purse {
  readonly buckets: TokenBuckets;
  readonly key: string;
}

/** Paid tokens kept at least. One that is dropped while it counts is paid for again. */
const paidMax = 20_000;

/** The budgets of one account's customers, in memory at the account's home. */
export class CustomerBudgets {
  readonly #clock: Pick<Clock, "steady">;
  readonly #limits: BudgetLimits;
  readonly #buckets = new Map<string, TokenBuckets>();
  readonly #proofs = new ProofsOfWork();
  /** Tokens of proofs that budgets were spent for: what is repeated after a lost answer spends no more of them. */
  readonly #paid = new LruCache<true>(paidMax);

  constructor({ clock, limits }: { clock: Pick<Clock, "steady">; limits: { budgets: BudgetLimits } }) {
    this.#clock = clock;
    this.#limits = limits.budgets;
    const { isExempt: _isExempt, work: _work, ...spendings } = limits.budgets;
    for (const [kind, payers] of Object.entries(spendings)) {
      for (const [payer, budget] of Object.entries(payers)) {
        this.#buckets.set(`${kind} ${payer}`, new TokenBuckets(budget));
      }
    }
  }

  /** Spends one of every budget that it concerns, or none and says why not, or which work would help. */
  spend(kind: Begun | "message", spender: Spender, asked: Asked): CommandError | null {
    const now = this.#clock.steady();
    const own = this.#purses(kind, ["customer"], spender);
    if (!hasAll(own, now)) return commandError(kind === "message" ? "too-many-messages" : "too-many-begun");
    const refused = kind === "message" ? null : this.#spendShared(kind, spender, asked);
    if (!refused) spendAll(own, now);
    return refused;
  }

  /** Spends what a file of this size costs, or nothing and says why not. */
  spendFile(bytes: number, spender: Spender): CommandError | null {
    const now = this.#clock.steady();
    const megabytes = Math.ceil(bytes / 1_000_000);
    const purses = this.#purses("file", ["customer", "network", "account"], spender);
    const isEnough = purses.every(({ buckets, key }) => buckets.has(key, now, megabytes));
    if (!isEnough) return commandError("too-many-uploads");
    for (const { buckets, key } of purses) buckets.spend(key, now, megabytes);
    return null;
  }

  /** Spends of the budgets that strangers share; when those are used up, of those for whoever has a proof. */
  #spendShared(kind: Begun, spender: Spender, { id, proof }: Asked): CommandError | null {
    const now = this.#clock.steady();
    const shared = this.#purses(kind, sharing, spender);
    if (hasAll(shared, now)) {
      spendAll(shared, now);
      return null;
    }
    const purpose = [kind, id, spender.customerId, spender.widgetId];
    const isProven = proof !== undefined && this.#proofs.isDone(purpose, proof, now);
    if (isProven && this.#paid.get(proof.token)) return null;
    const proven = this.#purses(`proven-${kind}`, sharing, spender);
    if (!hasAll(proven, now)) return commandError("too-many-begun");
    if (!isProven) {
      const numbers = this.#numbersNow(proven, now);
      return commandError("proof-required", this.#proofs.challenge(purpose, { numbers, now }));
    }
    spendAll(proven, now);
    this.#paid.set(proof.token, true);
    return null;
  }

  /** The more of these budgets is spent, the more work is asked for. */
  #numbersNow(purses: readonly Purse[], now: number): number {
    const { least, most } = this.#limits.work;
    const left = Math.min(1, ...purses.map(({ buckets, key }) => buckets.left(key, now)));
    return Math.round(most - (most - least) * left);
  }

  #purses(kind: string, payers: readonly Payer[], { customerId, widgetId, address }: Spender): Purse[] {
    return payers.flatMap((payer) => {
      const buckets = this.#buckets.get(`${kind} ${payer}`);
      if (!buckets) return [];
      // An address is read only where it counts: most of what comes are messages, for which it does not.
      if (payer === "network") {
        return this.#limits.isExempt(address) ? [] : [{ buckets, key: addressGroup(address) }];
      }
      return [{ buckets, key: { customer: customerId, widget: widgetId, account: "" }[payer] }];
    });
  }
}

function hasAll(purses: readonly Purse[], now: number): boolean {
  return purses.every(({ buckets, key }) => buckets.has(key, now));
}

function spendAll(purses: readonly Purse[], now: number): void {
  for (const { buckets, key } of purses) buckets.spend(key, now);
}
