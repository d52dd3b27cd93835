import type { AccountId, WidgetId } from "#core/ids.ts";
import { type Budget, TokenBuckets } from "../basics/token-buckets.ts";
import { addressGroup } from "../edge/address-group.ts";
import type { Clock } from "../ports/clock.ts";

const daySeconds = 24 * 60 * 60;

/**
 * How much of an account's room for files its customers may fill, in thousandths of it: from one address, and by
 * one widget. Nobody who sends from one address fills the room within a week, nor do many within three days.
 */
export const fileShares = {
  network: { atOnce: 100, perSecond: 100 / daySeconds },
  widget: { atOnce: 250, perSecond: 250 / daySeconds },
} as const satisfies Record<string, Budget>;

/** Shares are of at least so much: where the room is smaller, that alone is the limit. */
export const sharedBytesMin = 10_000_000_000;

/** One customer who sends a file. */
interface Sender {
  readonly accountId: AccountId;
  readonly widgetId: WidgetId;
  /** The address that the request comes from. */
  readonly address: string;
}

/** The part of a room that one file takes. */
export interface Share {
  /** `false`: the sender's share is used up, and nothing was taken. */
  take(): boolean;
  /** The file was not sent after all. */
  giveBack(): void;
}

interface Needs {
  readonly clock: Pick<Clock, "steady">;
  readonly limits: { readonly budgets: { readonly isExempt: (address: string) => boolean } };
}

/**
 * Shares of the room for files, of all accounts whose home is this server. They span days, so they are kept apart
 * from the accounts, which are closed when nobody needs them.
 */
export class FileShares {
  readonly #clock: Pick<Clock, "steady">;
  readonly #isExempt: (address: string) => boolean;
  readonly #networks = new TokenBuckets(fileShares.network);
  readonly #widgets = new TokenBuckets(fileShares.widget);

  constructor({ clock, limits }: Needs) {
    this.#clock = clock;
    this.#isExempt = limits.budgets.isExempt;
  }

  /** The share of a file of this size in a room of this size, both in bytes. */
  of({ bytes, roomBytes }: { readonly bytes: number; readonly roomBytes: number }, sender: Sender): Share {
    const { accountId, widgetId, address } = sender;
    const count = (bytes / Math.max(roomBytes, sharedBytesMin)) * 1_000;
    const purses = [{ buckets: this.#widgets, key: `${accountId} ${widgetId}` }];
    if (!this.#isExempt(address))
      purses.push({ buckets: this.#networks, key: `${accountId} ${addressGroup(address)}` });
    return {
      take: () => {
        const now = this.#clock.steady();
        if (!purses.every(({ buckets, key }) => buckets.has(key, now, count))) return false;
        for (const { buckets, key } of purses) buckets.spend(key, now, count);
        return true;
      },
      giveBack: () => {
        const now = this.#clock.steady();
        for (const { buckets, key } of purses) buckets.giveBack(key, now, count);
      },
    };
  }
}
