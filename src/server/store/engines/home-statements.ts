import type { AccountId } from "#core/ids.ts";

/**
 * The database's clock, which alone decides whether a lease is over. It is the time at which the statement
 * began: a lease that had run out by then was not renewed before.
 */
export const databaseNow = "(extract(epoch from now()) * 1000)::bigint";

/** An account's row and the address of its home, `null` where that is not a living server. */
export interface SeenHome {
  readonly epoch: number;
  readonly home_id: string | null;
  readonly address: string | null;
}

export const readHome = `
  select ledger.epoch, ledger.home_id, server.address
  from ledger left join server on server.server_id = ledger.home_id and server.until >= ${databaseNow}
  where ledger.account_id = $1`;

/** An account at home at a living server. */
export interface KnownHome {
  readonly account_id: AccountId;
  readonly address: string;
}

export const readHomes = `
  select ledger.account_id, server.address
  from ledger join server on server.server_id = ledger.home_id and server.until >= ${databaseNow}`;

/**
 * Takes account $1, seen with epoch $2 and the dead home $3, for server $4. Locks the account's row first:
 * the old home's running save commits before, or finds the new epoch. The old home's row counts its losses,
 * so that a home that was only slow learns of the take-over at its next renewal.
 */
export const takeOver = `
  with taken as (
    update ledger set epoch = epoch + 1, home_id = $4
    where account_id = $1 and epoch = $2 and home_id is not distinct from $3
    returning epoch
  ),
  told as (
    update server set losses = losses + 1 where server_id = $3 and exists (select from taken)
  )
  select epoch from taken`;

/** Makes server $2 the first home of account $1. */
export const found = `
  insert into ledger (account_id, head, epoch, home_id) values ($1, 0, 1, $2)
  on conflict do nothing returning epoch`;

/** The epoch is raised here already, so that nothing more of the old home is stored. */
export const release = `
  update ledger set epoch = epoch + 1, home_id = null
  where account_id = $1 and epoch = $2 and home_id = $3`;

/** Servers that look at once are to take different ones. */
export const anyOrder = "random()";

/** Leaves out the accounts of server $1 itself, except those it is unsure of, $2. */
export const findOrphans = `
  with busy as (
    select account_id from chat where is_live = 1
    union select account_id from chat where mail_due = 1
    union select account_id from agent where is_live = 1
  )
  select busy.account_id from busy
  left join ledger on ledger.account_id = busy.account_id
  left join server on server.server_id = ledger.home_id and server.until >= ${databaseNow}
  where (server.server_id is null and ledger.home_id is distinct from $1) or busy.account_id = any ($2)
  order by ${anyOrder} limit $3`;

/**
 * Removes the rows of servers that are certainly dead. The caller holds the lock that separates a server
 * without an address ($1 = '') from all others. Other rows stay for a day, in case their servers only failed
 * to renew.
 */
export const clearAway = `
  delete from server where $1 = '' or address = '' or until < ${databaseNow} - 86400000`;

/** Takes the place of address $2 for server $1, unless one that lives has it. */
export const enter = `
  insert into server (server_id, address, until)
  select $1, $2, ${databaseNow} + $3
  where not exists (select from server where ($2 = '') <> (address = '') and until >= ${databaseNow})
  on conflict (address) do update set server_id = excluded.server_id, until = excluded.until, losses = 0
  where server.until < ${databaseNow}
  returning server_id`;

export interface OtherLease {
  readonly server_id: string;
  readonly until: number;
}

export const readLease = "select server_id, until from server where address = $1";

export const renew = `
  update server set until = ${databaseNow} + $2 where server_id = $1 returning losses`;

export const readLiving = `
  select address from server where address = any ($1) and until >= ${databaseNow}`;

export const readHeld = "select account_id, epoch from ledger where home_id = $1";

export const leave = "delete from server where server_id = $1";
