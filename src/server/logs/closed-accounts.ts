import type { AccountId } from "#core/ids.ts";

/**
 * Accounts of which something stored cannot be understood here, so that none of it is in memory.
 * Their people are told so by the ids they come with.
 */
export class ClosedAccounts {
  readonly #accounts = new Set<AccountId>();
  readonly #ids = new Set<string>();

  /** `ids` are those of the account's widgets and users, among others. */
  add(accountId: AccountId, ids: readonly string[]): void {
    this.#accounts.add(accountId);
    for (const id of ids) this.#ids.add(id);
  }

  get hasAny(): boolean {
    return this.#accounts.size > 0;
  }

  ids(): AccountId[] {
    return [...this.#accounts];
  }

  has(accountId: AccountId): boolean {
    return this.#accounts.has(accountId);
  }

  /** Is this widget or user one of a closed account? */
  holds(id: string): boolean {
    return this.#ids.has(id);
  }
}
