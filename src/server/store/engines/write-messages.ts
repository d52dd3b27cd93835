import type { AccountId } from "#core/ids.ts";
import type pg from "pg";
import { type Save, type SaveOutcome, StoreFault } from "../../ports/store.ts";
import { eventColumnNames, eventRows } from "../event-rows.ts";
import { fitSaves } from "./fit-saves.ts";

/** PostgreSQL's code for a number or a command that is there already. */
const uniqueViolation = "23505";

/** The index in which a command stands once in a log. */
const commandIndex = "event_by_command_id";

/**
 * The new events, as a statement's first parameter gives them in JSON. The driver writes a list for each column
 * letter by letter, which took it as long as everything else it does.
 */
export const eventsGiven = "json_populate_recordset(null::event, $1::json)";

/** Does the save consist of messages in one chat? Nearly all saves do. */
function isMessages({ appends, rows, ledgerAt }: Save): boolean {
  const [append] = appends;
  return (
    rows.length === 0 &&
    ledgerAt === undefined &&
    appends.length === 1 &&
    append?.kind === "chat" &&
    append.events.length > 0 &&
    append.events.every(({ type }) => type === "message.sent")
  );
}

/**
 * The epoch of each account's saves; `null` when an account has saves of two epochs, because it came back to
 * this server.
 */
function epochsOf(saves: readonly Save[]): ReadonlyMap<AccountId, number> | null {
  const epochs = new Map<AccountId, number>();
  for (const { accountId, epoch } of saves) {
    if ((epochs.get(accountId) ?? epoch) !== epoch) return null;
    epochs.set(accountId, epoch);
  }
  return epochs;
}

/**
 * Writes a batch of nothing but messages in one statement, trusting the numbers its saves were decided on.
 * The batch is written if for each log the event before the first new one exists, and no number and no
 * command exists already; only saves of accounts that have moved are left out. Otherwise nothing is written:
 * "repeated", a command exists already; "lost", somebody else was quicker. `null`: the batch holds more than
 * messages, or messages of two epochs of one account. Rejects with a `StoreFault` when the outcome is
 * unknown.
 *
 * Messages in a finished chat are saved with its row, so these all belong to live chats, which are never
 * erased.
 */
export async function writeMessages(
  pool: pg.Pool,
  saves: readonly Save[],
  recordedAt: number,
): Promise<readonly SaveOutcome[] | "lost" | "repeated" | null> {
  if (!saves.every(isMessages)) return null;
  const epochs = epochsOf(saves);
  if (!epochs) return null;
  const { outcomes, fitting } = fitSaves(saves, {
    epochOf: (accountId) => epochs.get(accountId) ?? 0,
    ledgerHeadOf: () => 0,
    headOf: headsBefore(saves),
    hasCommand: () => false,
    looksFirst: true,
  });
  // Positions within the batch: the statement adds how far each ledger is by then.
  const rows = eventRows(fitting, { headOf: () => 0, recordedAt });
  let client: pg.PoolClient | null = null;
  try {
    client = await pool.connect();
    const counts = Map.groupBy(rows, (row) => row.account_id);
    const values = [
      JSON.stringify(rows),
      [...epochs.keys()],
      [...epochs.values()],
      [...epochs.keys()].map((accountId) => counts.get(accountId)?.length ?? 0),
    ];
    const { rows: written } = await client.query<Written>({
      name: "write-messages",
      text: insertion,
      values,
    });
    client.release();
    return written[0]?.fits ? withMoved(saves, outcomes, written[0].account_ids) : "lost";
  } catch (cause) {
    const { code, constraint } = cause as { code?: string; constraint?: string };
    const hasLost = code === uniqueViolation;
    // A connection over which the database has answered no is as good as before.
    client?.release(!hasLost);
    if (hasLost) return constraint === commandIndex ? "repeated" : "lost";
    throw new StoreFault("The database could not store what it was given", cause);
  }
}

interface Written {
  /** Were the numbers right? */
  readonly fits: boolean;
  /** The accounts whose saves were written. */
  readonly account_ids: readonly AccountId[];
}

const moved = { kind: "moved" } as const;

/** The first save of each log always fits, so an account without written saves has another epoch. */
function withMoved(
  saves: readonly Save[],
  outcomes: readonly SaveOutcome[],
  accountIds: readonly AccountId[],
): readonly SaveOutcome[] {
  const written = new Set(accountIds);
  return saves.map(({ accountId }, index) => (written.has(accountId) && outcomes[index]) || moved);
}

/** The head that the first save of the batch expects of each log. */
function headsBefore(saves: readonly Save[]): (logId: string) => number {
  const heads = new Map<string, number>();
  for (const { appends } of saves) {
    for (const { logId, expected } of appends) if (!heads.has(logId)) heads.set(logId, expected);
  }
  return (logId) => heads.get(logId) ?? 0;
}

/**
 * Other writers of these accounts wait, because moving a ledger's head locks its row. The epoch is checked
 * under the same lock, and therefore after any take-over that was under way.
 */
const insertion = `
  with said as materialized (select * from ${eventsGiven}),
  grown as (
    select * from unnest($2::text[], $3::bigint[], $4::bigint[]) as grown (account_id, epoch, count)
  ),
  first as (select log_id, min(number) as number from said group by log_id),
  fits as (
    select not exists (
      select 1 from first where first.number > 1 and not exists (
        select 1 from event where event.log_id = first.log_id and event.number = first.number - 1
      )
    ) and not exists (
      select 1 from grown where not exists (select 1 from ledger where ledger.account_id = grown.account_id)
    ) as fits
  ),
  written as (
    update ledger set head = head + grown.count
    from grown, fits
    where ledger.account_id = grown.account_id and ledger.epoch = grown.epoch and fits.fits
    returning ledger.account_id, ledger.head - grown.count as head
  ),
  added as (
    insert into event (${eventColumnNames})
    select account_id, head + position, kind, log_id, number, at, recorded_at, type, body, command_id
    from said join written using (account_id)
  )
  select fits, array(select account_id from written) as account_ids from fits`;
