import type { CompiledQuery, Kysely } from "kysely";
import type { ContactId } from "#core/ids.ts";
import type { Followed, KeptRows, Store } from "../ports/store.ts";
import type { Engine } from "./engines/engine.ts";
import { reading } from "./reading.ts";
import { type FollowerRows, type FollowerTable, followerTables } from "../ports/rows.ts";
import { type Tables, tablesOfFollower } from "./tables.ts";

/** Databases bound the number of values in one statement. */
const rowsMax = 1_000;

type FollowerQueries = Pick<
  Store,
  "readCursor" | "readKept" | "saveFollowed" | "forgetFollowed" | "readLags"
>;

/** Reads and writes of followers. */
export function followerQueries({ query, writeTogether }: Engine): FollowerQueries {
  return {
    async readCursor({ name, version }, accountId) {
      const row = await reading(
        query
          .selectFrom("follower")
          .selectAll()
          .where("name", "=", name)
          .where("account_id", "=", accountId)
          .executeTakeFirst(),
      );
      // A newer version of it, in a server beside this one, keeps the rows by now.
      if (row && row.version > version) return Infinity;
      return row?.version === version ? row.cursor : null;
    },
    async readKept(names) {
      const kept: KeptRows[] = [];
      for (const [table, named] of Map.groupBy(names, (one) => one.table)) {
        const column = followerTables[table];
        const keys = named.map(({ key }) => key as ContactId);
        const rows = await reading(query.selectFrom(table).selectAll().where(column, "in", keys).execute());
        const byKey = Map.groupBy(rows, (row) => (row as unknown as Record<string, string>)[column]);
        for (const key of keys) kept.push({ table, key, rows: byKey.get(key) ?? [] } as KeptRows);
      }
      return kept;
    },
    saveFollowed: (followed) =>
      writeTogether([moveCursor(query, followed), ...replaceRows(query, followed.kept)], true),
    async forgetFollowed({ name }, accountId) {
      const tables = tablesOfFollower[name] ?? [];
      const rows = tables.map((table) => query.deleteFrom(table).where("account_id", "=", accountId));
      const cursor = query
        .deleteFrom("follower")
        .where("name", "=", name)
        .where("account_id", "=", accountId);
      // The cursor first, as saves do it: two that lock the same rows never wait for each other.
      await writeTogether([cursor.compile(), ...rows.map((deletion) => deletion.compile())], false);
    },
    async readLags(followers, { except }) {
      const lags = new Map<string, number>();
      for (const { name, version } of followers) {
        const row = await reading(
          query
            .selectFrom("ledger")
            .leftJoin("follower", (join) =>
              join
                .onRef("follower.account_id", "=", "ledger.account_id")
                .on("follower.name", "=", name)
                .on("follower.version", "=", version),
            )
            .where((eb) => (except.length > 0 ? eb("ledger.account_id", "not in", except) : eb.lit(true)))
            .select(({ fn, eb }) =>
              fn.max(eb("ledger.head", "-", fn.coalesce("follower.cursor", eb.lit(0)))).as("lag"),
            )
            .executeTakeFirst(),
        );
        lags.set(name, row?.lag ?? 0);
      }
      return lags;
    },
  };
}

/** Changes a row only when the cursor is where its follower believes it to be. */
function moveCursor(query: Kysely<Tables>, { follower, accountId, from, to }: Followed): CompiledQuery {
  const { name, version } = follower;
  if (from === null) {
    return query
      .insertInto("follower")
      .values({ name, account_id: accountId, version, cursor: to })
      .onConflict((conflict) => conflict.doNothing())
      .compile();
  }
  return query
    .updateTable("follower")
    .set({ cursor: to })
    .where("name", "=", name)
    .where("account_id", "=", accountId)
    .where("version", "=", version)
    .where("cursor", "=", from)
    .compile();
}

/** For each table one deletion and as few insertions as the databases allow. */
function replaceRows(query: Kysely<Tables>, kept: readonly KeptRows[]): CompiledQuery[] {
  const statements: CompiledQuery[] = [];
  for (const [table, ofTable] of Map.groupBy(kept, (one) => one.table)) {
    const keys = ofTable.map(({ key }) => key as ContactId);
    statements.push(query.deleteFrom(table).where(followerTables[table], "in", keys).compile());
    const rows = ofTable.flatMap((one): readonly FollowerRows[FollowerTable][] => one.rows);
    for (let at = 0; at < rows.length; at += rowsMax) {
      statements.push(
        query
          .insertInto(table)
          .values(rows.slice(at, at + rowsMax))
          .compile(),
      );
    }
  }
  return statements;
}
