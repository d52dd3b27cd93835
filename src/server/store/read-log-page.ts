import { type Kysely, sql } from "kysely";
import type { StoredEvent } from "../ports/store.ts";
import { storedEvent } from "./event-rows.ts";
import { reading } from "./reading.ts";
import type { Tables } from "./tables.ts";

/**
 * A page takes older events until it holds this many bytes of bodies. 200 of the longest messages would be
 * 800 kB, which hold up everybody while the main thread takes them from the reader, presents and sends them.
 */
const pageBytes = 200_000;

/** The last `limit` events of a log before number `before`, oldest first; fewer when they are long. */
export async function readLogPage(
  query: Kysely<Tables>,
  { logId, before, limit }: { readonly logId: string; readonly before: number; readonly limit: number },
): Promise<StoredEvent[]> {
  const events = query.selectFrom("event").where("log_id", "=", logId).where("number", "<", before);
  const newest = events
    .select(["number", sql<number>`octet_length(body)`.as("bytes")])
    .orderBy("number", "desc")
    .limit(limit);
  const measured = query
    .selectFrom(newest.as("newest"))
    .select(["number", sql<number>`sum(bytes) over (order by number desc) - bytes`.as("newer_bytes")]);
  const oldest = query
    .selectFrom(measured.as("measured"))
    .select(({ fn }) => fn.min("number").as("number"))
    .where("newer_bytes", "<", pageBytes);
  const rows = events.selectAll().where("number", ">=", oldest).orderBy("number");
  return (await reading(rows.execute())).map(storedEvent);
}
