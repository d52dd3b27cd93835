import type { AccountId } from "#core/ids.ts";
import { type Kysely } from "kysely";
import type { Home, Homes } from "../../ports/homes.ts";
import { reading } from "../reading.ts";
import type { Tables } from "../tables.ts";

/** `Homes` on SQLite: the one process that has the file is the home of every account, always. */
export class SqliteHomes implements Homes {
  readonly holdsLease = true;
  readonly #query: Kysely<Tables>;
  readonly #held = new Set<AccountId>();
  /** Nothing begins in an account that nobody has opened: once there is no orphan, a release makes the next. */
  #mayHaveOrphans = true;

  constructor(query: Kysely<Tables>) {
    this.#query = query;
  }

  async join(): Promise<void> {}

  async find(accountId: AccountId): Promise<Home> {
    this.#held.add(accountId);
    return { kind: "here", epoch: 0 };
  }

  async release(accountId: AccountId): Promise<void> {
    this.#held.delete(accountId);
    this.#mayHaveOrphans = true;
  }

  async orphans(limit: number): Promise<AccountId[]> {
    if (!this.#mayHaveOrphans) return [];
    const busy = (table: "chat" | "agent") =>
      this.#query.selectFrom(table).select("account_id").where("is_live", "=", 1);
    const rows = await reading(busy("chat").union(busy("agent")).execute());
    const found = rows.map(({ account_id: accountId }) => accountId).filter((id) => !this.#held.has(id));
    this.#mayHaveOrphans = found.length > 0;
    return found.slice(0, limit);
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
