import type { AccountId } from "#core/ids.ts";

/**
 * Accounts of which something stored cannot be understood here, so that none of it is in memory.
 * Their people are told so by the ids they come with, which stand in what is stored.
 */
export class ClosedAccounts {
  readonly #texts = new Map<AccountId, string>();

  /** `text` is the account as it is stored. */
  add(accountId: AccountId, text: string): void {
    this.#texts.set(accountId, text);
  }

  get hasAny(): boolean {
    return this.#texts.size > 0;
  }

  has(accountId: AccountId): boolean {
    return this.#texts.has(accountId);
  }

  /** Is this widget or user one of a closed account? */
  holds(id: string): boolean {
    for (const text of this.#texts.values()) if (text.includes(JSON.stringify(id))) return true;
    return false;
  }
}
