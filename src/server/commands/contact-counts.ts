import type { AccountId } from "#core/ids.ts";
import type { Bus } from "../ports/bus.ts";
import type { Store } from "../ports/store.ts";

/** How many contacts each account has: counted in the store once, then as they are added. */
export class ContactCounts {
  readonly #store: Pick<Store, "countContacts">;
  readonly #counts = new Map<AccountId, number>();

  constructor({ store, bus }: { store: Pick<Store, "countContacts">; bus: Bus }) {
    this.#store = store;
    bus.subscribe(({ accountId, news }) => {
      const known = this.#counts.get(accountId);
      if (known === undefined) return;
      const added = news.filter(({ kind, events }) => kind === "contact" && events[0]?.number === 1);
      this.#counts.set(accountId, known + added.length);
    });
  }

  async load(accountId: AccountId): Promise<void> {
    if (this.#counts.has(accountId)) return;
    const count = await this.#store.countContacts(accountId);
    if (!this.#counts.has(accountId)) this.#counts.set(accountId, count);
  }

  /** Of an account that has been loaded. */
  of(accountId: AccountId): number {
    return this.#counts.get(accountId) ?? 0;
  }
}
