import type pg from "pg";
import { type Save, type SaveOutcome, StoreFault } from "../../ports/store.ts";
import { eventColumns, eventRows } from "../event-rows.ts";
import { fitSaves } from "./fit-saves.ts";

/** What PostgreSQL says when a number or a command is there already, and when two wait for each other. */
const lostRaces = new Set(["23505", "40P01"]);

/** The index in which a command stands once in a log. */
const commandIndex = "event_by_command_id";

/** Did somebody write to the same logs meanwhile? Then nothing of this was written. */
export function isLostRace(cause: unknown): boolean {
  return lostRaces.has((cause as { code?: string } | undefined)?.code ?? "");
}

function isRepetition(cause: unknown): boolean {
  return (cause as { constraint?: string }).constraint === commandIndex;
}

/** Is this nothing but something said in one chat? Nearly all saves are. */
function isWords({ appends, rows }: Save): boolean {
  const [append] = appends;
  return (
    rows.length === 0 &&
    appends.length === 1 &&
    append?.kind === "chat" &&
    append.events.length > 0 &&
    append.events.every(({ type }) => type === "message.sent")
  );
}

/**
 * Writes a batch in which there is nothing but words by one statement, trusting the numbers that its
 * saves were decided on: it goes in whole if before each log's first new event lies the one before it,
 * and no number and no command is there already. Otherwise nothing is written: "repeated", a command was
 * there; "lost", somebody else was quicker.
 * `null`: there is more than words in the batch. Rejects with a `StoreFault` when it cannot be known.
 *
 * It takes no locks: whoever does must bear that somebody is quicker. What is said in chats that are over
 * comes with their rows, so these are chats that go on, and those are not erased.
 */
export async function writeWords(
  pool: pg.Pool,
  saves: readonly Save[],
): Promise<readonly SaveOutcome[] | "lost" | "repeated" | null> {
  if (!saves.every(isWords)) return null;
  const { outcomes, fitting } = fitSaves(saves, {
    headOf: headsBefore(saves),
    hasCommand: () => false,
    looksFirst: true,
  });
  const rows = fitting.flatMap(eventRows);
  let client: pg.PoolClient | null = null;
  try {
    client = await pool.connect();
    const { rowCount } = await client.query({ name: "say-words", ...insertion(rows) });
    client.release();
    return rowCount === rows.length ? outcomes : "lost";
  } catch (cause) {
    const hasLost = isLostRace(cause);
    // A line over which the database has answered no is as good as before.
    client?.release(!hasLost);
    if (hasLost) return isRepetition(cause) ? "repeated" : "lost";
    throw new StoreFault("The database could not store what it was given", cause);
  }
}

/** How far the first save of the batch believes each log to be. */
function headsBefore(saves: readonly Save[]): (logId: string) => number {
  const heads = new Map<string, number>();
  for (const { appends } of saves) {
    for (const { logId, expected } of appends) if (!heads.has(logId)) heads.set(logId, expected);
  }
  return (logId) => heads.get(logId) ?? 0;
}

function insertion(rows: ReturnType<typeof eventRows>) {
  return {
    text: `with said as materialized (
        select * from unnest(
          $1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[]
        ) as said (account_id, kind, log_id, number, at, type, body, command_id)
      ), first as (select log_id, min(number) as number from said group by log_id)
      insert into event (account_id, kind, log_id, number, at, type, body, command_id)
      select * from said where not exists (
        select 1 from first where first.number > 1 and not exists (
          select 1 from event where event.log_id = first.log_id and event.number = first.number - 1
        )
      )`,
    values: eventColumns(rows),
  };
}
