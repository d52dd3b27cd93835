import type { AccountId } from "#core/ids.ts";
import { type Kysely } from "kysely";
import type { Home, Homes } from "../../ports/homes.ts";
import { reading } from "../reading.ts";
import type { Tables } from "../tables.ts";

/**
 * `Homes` on SQLite: the one process that has the file is always the home of every account. Epochs start from
 * 0 with each process; they only distinguish a closed account from the same one opened again.
 */
export class SqliteHomes implements Homes {
  readonly holdsLease = true;
  readonly #query: Kysely<Tables>;
  readonly #held = new Set<AccountId>();
  readonly #epochs = new Map<AccountId, number>();
  /** The last orphan found. The search continues after it, so that each orphan gets its turn. */
  #last = "" as AccountId;
  /** Work starts only in open accounts, so once no orphan is left, only a release can make one. */
  #mayHaveOrphans = true;

  constructor(query: Kysely<Tables>) {
    this.#query = query;
  }

  async join(): Promise<void> {}

  async find(accountId: AccountId): Promise<Home> {
    if (!this.#held.has(accountId)) this.#raise(accountId);
    this.#held.add(accountId);
    return { kind: "here", epoch: this.epochOf(accountId) };
  }

  /** 0 for an account that has not been opened since the start. */
  readonly epochOf = (accountId: AccountId): number => this.#epochs.get(accountId) ?? 0;

  #raise(accountId: AccountId): void {
    this.#epochs.set(accountId, this.epochOf(accountId) + 1);
  }

  async release(accountId: AccountId): Promise<void> {
    if (!this.#held.delete(accountId)) return;
    this.#raise(accountId);
    this.#mayHaveOrphans = true;
  }

  async orphans(limit: number): Promise<AccountId[]> {
    if (!this.#mayHaveOrphans) return [];
    const busy = (table: "chat" | "agent") =>
      this.#query.selectFrom(table).select("account_id").where("is_live", "=", 1);
    const toMail = this.#query.selectFrom("chat").select("account_id").where("mail_due", "=", 1);
    const work = busy("chat").union(busy("agent")).union(toMail);
    const rows = await reading(work.orderBy("account_id").execute());
    const orphans = rows.map(({ account_id: accountId }) => accountId).filter((id) => !this.#held.has(id));
    this.#mayHaveOrphans = orphans.length > 0;
    const [first, later] = [false, true].map((isLater) =>
      orphans.filter((id) => id > this.#last === isLater),
    );
    const found = [...(later ?? []), ...(first ?? [])].slice(0, limit);
    this.#last = found.at(-1) ?? this.#last;
    return found;
  }

  async living(): Promise<ReadonlySet<string>> {
    return new Set();
  }

  onLost(): void {}

  /** Only the server's own process knows which accounts are open. */
  async seen(): Promise<null> {
    return null;
  }

  async leave(): Promise<void> {}
}
