import { type CompiledQuery, type Kysely, sql } from "kysely";
import type { Store } from "../ports/store.ts";
import type { Engine } from "./engines/engine.ts";
import { reading } from "./reading.ts";
import type { Tables } from "./tables.ts";

/** So many of the latest histories are remembered; a browser that was away for longer begins anew. */
const historiesMax = 200;

/** Which events are of which history. */
export function historyQueries({
  query,
  writeTogether,
}: Engine): Pick<Store, "beginHistory" | "isOfHistory"> {
  return {
    async beginHistory(history) {
      await writeTogether(beginningOf(query, history), false);
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

/** The statements by which this history becomes the last one of every account. */
function beginningOf(query: Kysely<Tables>, history: string): CompiledQuery[] {
  const next = sql<number>`coalesce((select max(ordinal) from history), 0) + 1`;
  // A history of which an account has no event yet becomes this one, so that idle accounts cost one row
  // each. It may not stay as it is: what another run of it stored after a backup would be taken for its own.
  const takeOver = query
    .updateTable("history")
    .set({ history, ordinal: next })
    .where("from_position", ">", (eb) =>
      eb.selectFrom("ledger").select("head").whereRef("ledger.account_id", "=", "history.account_id"),
    );
  const begin = query
    .insertInto("history")
    .columns(["history", "account_id", "ordinal", "from_position"])
    .expression(
      query
        .selectFrom("ledger")
        .select((eb) => [
          eb.val(history).as("history"),
          "account_id",
          next.as("ordinal"),
          eb("head", "+", eb.lit(1)).as("from_position"),
        ])
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("history as known")
                .select("known.ordinal")
                .whereRef("known.account_id", "=", "ledger.account_id")
                .whereRef("known.from_position", ">", "ledger.head"),
            ),
          ),
        ),
    );
  const forget = query
    .deleteFrom("history")
    .where("ordinal", "<=", sql<number>`(select max(ordinal) from history) - ${sql.lit(historiesMax)}`);
  return [takeOver.compile(), begin.compile(), forget.compile()];
}
