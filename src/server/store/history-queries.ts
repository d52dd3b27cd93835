import { type CompiledQuery, type Kysely, sql } from "kysely";
import type { AccountId } from "#core/ids.ts";
import type { Store } from "../ports/store.ts";
import type { Engine } from "./engines/engine.ts";
import { reading } from "./reading.ts";
import type { Tables } from "./tables.ts";

/** Number of histories that are kept, the latest. A browser that was away for longer starts anew. */
const historiesMax = 200;

/** Starts histories, and tells whether an event existed in one. */
export function historyQueries({
  query,
  writeTogether,
}: Engine): Pick<Store, "beginHistory" | "isOfHistory"> {
  return {
    async beginHistory(accountId, history) {
      await writeTogether(beginningOf(query, accountId, history), false);
    },
    async isOfHistory({ logId, number, history }) {
      const event = query
        .selectFrom("event")
        .innerJoin("history", "history.account_id", "event.account_id")
        .select("event.position")
        .where("event.log_id", "=", logId)
        .where("event.number", "=", number)
        .where("history.history", "=", history)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("history as later")
                .select("later.ordinal")
                .whereRef("later.account_id", "=", "event.account_id")
                .whereRef("later.ordinal", ">", "history.ordinal")
                .whereRef("later.from_position", "<=", "event.position"),
            ),
          ),
        );
      return (await reading(event.executeTakeFirst())) !== undefined;
    },
  };
}

/** The statements by which this history becomes the account's last one. */
function beginningOf(query: Kysely<Tables>, accountId: AccountId, history: string): CompiledQuery[] {
  const last = sql<number>`(select max(ordinal) from history where account_id = ${accountId})`;
  const head = sql<number>`coalesce((select head from ledger where account_id = ${accountId}), 0)`;
  // The new history replaces one that has no event yet. Left in place, that one would claim events stored by
  // another run of it after a backup.
  const takeOver = query
    .updateTable("history")
    .set({ history })
    .where("account_id", "=", accountId)
    .where("from_position", ">", head);
  const begin = query
    .insertInto("history")
    .columns(["history", "account_id", "ordinal", "from_position"])
    .expression(
      query
        .selectNoFrom([
          sql<string>`cast(${history} as text)`.as("history"),
          sql<AccountId>`cast(${accountId} as text)`.as("account_id"),
          sql<number>`coalesce(${last}, 0) + 1`.as("ordinal"),
          sql<number>`${head} + 1`.as("from_position"),
        ])
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("history as known")
                .select("known.ordinal")
                .where("known.account_id", "=", accountId)
                .where("known.history", "=", history),
            ),
          ),
        ),
    );
  const forget = query
    .deleteFrom("history")
    .where("account_id", "=", accountId)
    .where("ordinal", "<=", sql<number>`${last} - ${sql.lit(historiesMax)}`);
  return [takeOver.compile(), begin.compile(), forget.compile()];
}
