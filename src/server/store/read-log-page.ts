import type { Kysely } from "kysely";
import type { StoredEvent } from "../ports/store.ts";
import { storedEvent } from "./event-rows.ts";
import { reading } from "./reading.ts";
import type { Tables } from "./tables.ts";

/** The last `limit` events of a log before number `before`, oldest first. */
export async function readLogPage(
  query: Kysely<Tables>,
  { logId, before, limit }: { readonly logId: string; readonly before: number; readonly limit: number },
): Promise<StoredEvent[]> {
  const rows = query
    .selectFrom("event")
    .selectAll()
    .where("log_id", "=", logId)
    .where("number", "<", before)
    .orderBy("number", "desc")
    .limit(limit);
  return (await reading(rows.execute())).map(storedEvent).toReversed();
}
