import type { AccountId } from "#core/ids.ts";
import type { Bus } from "../ports/bus.ts";
import type { Store } from "../ports/store.ts";

interface Needs {
  readonly accountId: AccountId;
  readonly store: Pick<Store, "countContacts">;
  readonly bus: Bus;
}

/** Number of contacts of the account: counted in the store once, then kept up to date from the bus. */
export class ContactCount {
  readonly #needs: Needs;
  #known: number | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.bus.subscribe(({ news }) => {
      if (this.#known === null) return;
      this.#known += news.filter(({ kind, events }) => kind === "contact" && events[0]?.number === 1).length;
    });
  }

  async load(): Promise<void> {
    if (this.#known !== null) return;
    const { store, accountId } = this.#needs;
    const count = await store.countContacts(accountId);
    this.#known ??= count;
  }

  /** Once it has been loaded. */
  get now(): number {
    return this.#known ?? 0;
  }
}
