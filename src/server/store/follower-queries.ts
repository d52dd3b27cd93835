import type { CompiledQuery, Kysely } from "kysely";
import type { ContactId } from "#core/ids.ts";
import type { Followed, KeptRows, Store } from "../ports/store.ts";
import type { Engine } from "./engines/engine.ts";
import { reading } from "./reading.ts";
import { type Tables, followerTables, tablesOfFollower } from "./tables.ts";

/** Databases bound the number of values in one statement. */
const rowsMax = 1_000;

type FollowerQueries = Pick<Store, "readCursor" | "saveFollowed" | "forgetFollowed" | "readLags">;

/** What followers of the ledger write and read. */
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
      return row?.version === version ? row.cursor : null;
    },
    saveFollowed: (followed) =>
      writeTogether(
        [moveCursor(query, followed), ...followed.kept.flatMap((kept) => replaceRows(query, kept))],
        true,
      ),
    async forgetFollowed({ name }, accountId) {
      const tables = tablesOfFollower[name] ?? [];
      const rows = tables.map((table) => query.deleteFrom(table).where("account_id", "=", accountId));
      const cursor = query
        .deleteFrom("follower")
        .where("name", "=", name)
        .where("account_id", "=", accountId);
      await writeTogether([...rows.map((deletion) => deletion.compile()), cursor.compile()], false);
    },
    async readLags(followers) {
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

function replaceRows(query: Kysely<Tables>, { table, key, rows }: KeptRows): CompiledQuery[] {
  const statements: CompiledQuery[] = [
    query
      .deleteFrom(table)
      .where(followerTables[table], "=", key as ContactId)
      .compile(),
  ];
  for (let at = 0; at < rows.length; at += rowsMax) {
    statements.push(
      query
        .insertInto(table)
        .values(rows.slice(at, at + rowsMax))
        .compile(),
    );
  }
  return statements;
}
