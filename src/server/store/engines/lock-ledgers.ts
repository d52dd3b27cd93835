import type { CommandId } from "#contract/ids.ts";
import type { AccountId } from "#core/ids.ts";
import type { Save } from "../../ports/store.ts";
import type { LogHeads } from "./fit-saves.ts";
import type { Transaction } from "./in-transaction.ts";

/** Locks the accounts of a batch, and reads how far their ledgers and the batch's logs are. */
export async function lockAndRead(transaction: Transaction, saves: readonly Save[]): Promise<LogHeads> {
  const accountIds = saves.map(({ accountId }) => accountId);
  const appends = saves.flatMap((save) => save.appends);
  // In one round trip: each statement sees what was committed before it begins, and the first waits for the locks.
  const [found, ...read] = await Promise.all([
    lockFound(transaction, accountIds),
    headsOf(transaction, appends),
    findCommands(transaction, appends),
  ]);
  const isLocked = found.size === new Set(accountIds).size;
  const ledgers = isLocked ? found : await lockLedgers(transaction, accountIds);
  // Between the first read and the last lock, others may have written.
  const [numbers, commands] = isLocked
    ? read
    : await Promise.all([headsOf(transaction, appends), findCommands(transaction, appends)]);
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
  transaction: Transaction,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, Ledger>> {
  const asked = [...new Set(accountIds)];
  const found = await lockFound(transaction, asked);
  if (found.size === asked.length) return found;
  await transaction.query(
    `insert into ledger (account_id, head)
     select id, 0 from unnest($1::text[]) as asked (id) order by id collate "C"
     on conflict do nothing`,
    [asked],
  );
  return lockFound(transaction, asked);
}

/** Locks those that have a ledger. */
async function lockFound(
  transaction: Transaction,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, Ledger>> {
  const { rows } = await transaction.look<Ledger & { account_id: AccountId }>(
    `select account_id, head, epoch from ledger where account_id = any ($1)
     order by account_id collate "C" for update`,
    [[...new Set(accountIds)]],
  );
  return new Map(rows.map(({ account_id, head, epoch }) => [account_id, { head, epoch }]));
}

/** Number of the last event of each log of the batch. */
async function headsOf(
  transaction: Transaction,
  appends: Save["appends"],
): Promise<ReadonlyMap<string, number>> {
  const logIds = [...new Set(appends.map(({ logId }) => logId))];
  const { rows } = await transaction.look<{ log_id: string; number: number | null }>(
    // One step down the index for each log: `max` over a group reads the whole of it.
    `select log_id, (
       select number from event where event.log_id = asked.log_id order by number desc limit 1
     ) as number
     from unnest($1::text[]) as asked (log_id)`,
    [logIds],
  );
  return new Map(rows.map(({ log_id, number }) => [log_id, number ?? 0]));
}

/** The commands of the batch that are in their logs already. */
async function findCommands(
  transaction: Transaction,
  appends: Save["appends"],
): Promise<ReadonlySet<string>> {
  const marks = appends.flatMap(({ logId, events }) =>
    events.flatMap(({ commandId }) => (commandId ? [{ logId, commandId }] : [])),
  );
  if (marks.length === 0) return new Set();
  const { rows } = await transaction.look<{ log_id: string; command_id: CommandId }>(
    `select log_id, command_id from event
     where (log_id, command_id) in (select * from unnest($1::text[], $2::text[]))`,
    [marks.map(({ logId }) => logId), marks.map(({ commandId }) => commandId)],
  );
  return new Set(rows.map(({ log_id, command_id }) => `${log_id} ${command_id}`));
}
