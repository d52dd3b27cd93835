import type { CommandId } from "#contract/ids.ts";
import type { AccountId } from "#core/ids.ts";
import type pg from "pg";
import type { Save } from "../../ports/store.ts";
import type { LogHeads } from "./fit-saves.ts";

/** Locks the accounts of a batch, and reads how far their ledgers and the batch's logs are. */
export async function lockAndRead(client: pg.PoolClient, saves: readonly Save[]): Promise<LogHeads> {
  const ledgers = await lockLedgers(
    client,
    saves.map(({ accountId }) => accountId),
  );
  const appends = saves.flatMap((save) => save.appends);
  const logIds = [...new Set(appends.map(({ logId }) => logId))];
  const heads = await client.query<{ log_id: string; number: number | null }>(
    // One step down the index for each log: `max` over a group reads the whole of it.
    `select log_id, (
       select number from event where event.log_id = asked.log_id order by number desc limit 1
     ) as number
     from unnest($1::text[]) as asked (log_id)`,
    [logIds],
  );
  const numbers = new Map(heads.rows.map(({ log_id, number }) => [log_id, number ?? 0]));
  const commands = await findCommands(client, appends);
  return {
    epochOf: (accountId) => ledgers.get(accountId)?.epoch ?? 0,
    ledgerHeadOf: (accountId) => ledgers.get(accountId)?.head ?? 0,
    headOf: (logId) => numbers.get(logId) ?? 0,
    hasCommand: (logId, commandId) => commands.has(`${logId} ${commandId}`),
    looksFirst: true,
  };
}

interface Ledger {
  readonly head: number;
  readonly epoch: number;
}

/**
 * Locks these accounts for writing until the transaction ends, always in the same order, so that no two
 * writers deadlock.
 */
export async function lockLedgers(
  client: pg.PoolClient,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, Ledger>> {
  const asked = [...new Set(accountIds)];
  const lock = () =>
    client.query<Ledger & { account_id: AccountId }>(
      `select account_id, head, epoch from ledger where account_id = any ($1)
       order by account_id collate "C" for update`,
      [asked],
    );
  let { rows } = await lock();
  if (rows.length < asked.length) {
    await client.query(
      `insert into ledger (account_id, head)
       select id, 0 from unnest($1::text[]) as asked (id) order by id collate "C"
       on conflict do nothing`,
      [asked],
    );
    ({ rows } = await lock());
  }
  return new Map(rows.map(({ account_id, head, epoch }) => [account_id, { head, epoch }]));
}

/** The commands of the batch that are in their logs already. */
async function findCommands(client: pg.PoolClient, appends: Save["appends"]): Promise<ReadonlySet<string>> {
  const marks = appends.flatMap(({ logId, events }) =>
    events.flatMap(({ commandId }) => (commandId ? [{ logId, commandId }] : [])),
  );
  if (marks.length === 0) return new Set();
  const { rows } = await client.query<{ log_id: string; command_id: CommandId }>(
    `select log_id, command_id from event
     where (log_id, command_id) in (select * from unnest($1::text[], $2::text[]))`,
    [marks.map(({ logId }) => logId), marks.map(({ commandId }) => commandId)],
  );
  return new Set(rows.map(({ log_id, command_id }) => `${log_id} ${command_id}`));
}
