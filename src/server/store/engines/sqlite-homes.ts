import type { AccountId } from "#core/ids.ts";
import { type Kysely } from "kysely";
import type { Home, Homes } from "../../ports/homes.ts";
import { reading } from "../reading.ts";
import type { Tables } from "../tables.ts";

/**
 * `Homes` on SQLite: the one process that has the file is the home of every account, always. Its epochs
 * begin anew with each start: they only tell an account that was closed from the same one opened again.
 */
export class SqliteHomes implements Homes {
  readonly holdsLease = true;
  readonly #query: Kysely<Tables>;
  readonly #held = new Set<AccountId>();
  readonly #epochs = new Map<AccountId, number>();
  /** The account that was an orphan last: those after it are looked at first, so that each has its turn. */
  #last = "" as AccountId;
  /** Nothing begins in an account that nobody has opened: once there is no orphan, a release makes the next. */
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

  /** 0 for an account that nobody has opened since the start. */
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
    const rows = await reading(busy("chat").union(busy("agent")).orderBy("account_id").execute());
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

  /** Which accounts are open is known in the server's process only. */
  async seen(): Promise<null> {
    return null;
  }

  async leave(): Promise<void> {}
}
