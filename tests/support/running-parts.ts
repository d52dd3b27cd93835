import type { RunningServer } from "#server/start-server.ts";
import type { everyAccount } from "./every-account.ts";

/** Parts of a server that tests look into. */
export type Parts = ReturnType<typeof everyAccount<RunningServer["parts"]>>;

/** How many events all logs together have: the measure of "nothing was changed". */
export async function countEvents({ engine }: Parts): Promise<number> {
  const { count } = await engine.query
    .selectFrom("event")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Every row of every table that commands write, to see that nothing at all has changed. */
export async function readTables({ engine }: Parts): Promise<string> {
  const { query } = engine;
  const tables = await Promise.all([
    query.selectFrom("event").selectAll().orderBy("log_id").orderBy("number").execute(),
    query.selectFrom("account").selectAll().orderBy("account_id").execute(),
    query.selectFrom("setting").selectAll().orderBy("item_id").execute(),
    query.selectFrom("agent").selectAll().orderBy("user_id").execute(),
    query.selectFrom("chat").selectAll().orderBy("chat_id").execute(),
    query.selectFrom("contact").selectAll().orderBy("contact_id").execute(),
    query.selectFrom("customer").selectAll().orderBy("customer_id").execute(),
    query.selectFrom("offline_message").selectAll().orderBy("offline_message_id").execute(),
    query.selectFrom("file").selectAll().orderBy("file_id").execute(),
    query.selectFrom("staff_user").selectAll().orderBy("user_id").execute(),
  ]);
  return JSON.stringify(tables);
}
