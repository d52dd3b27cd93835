import { type Budget, TokenBuckets } from "../basics/token-buckets.ts";
import type { Clock } from "../ports/clock.ts";

/** How many mails an account sends to one address, and to all. Mails beyond that wait. */
export const mailBudgets: { readonly address: Budget; readonly account: Budget } = {
  address: { atOnce: 10, perSecond: 1 / 600 },
  account: { atOnce: 1_000, perSecond: 1 },
};

/** Keeps strangers from having an address flooded: any may be left, also somebody else's. */
export class MailBudgets {
  readonly #clock: Pick<Clock, "steady">;
  readonly #ofAddress = new TokenBuckets(mailBudgets.address);
  readonly #ofAccount = new TokenBuckets(mailBudgets.account);

  constructor(clock: Pick<Clock, "steady">) {
    this.#clock = clock;
  }

  /** Spends one for a mail to this address, or none and says no. */
  spend(email: string): boolean {
    const now = this.#clock.steady();
    if (!this.#ofAddress.has(email, now) || !this.#ofAccount.has("", now)) return false;
    this.#ofAddress.spend(email, now);
    this.#ofAccount.spend("", now);
    return true;
  }
}
