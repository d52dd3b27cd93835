import { randomUUID } from "node:crypto";
import type { AccountId } from "#core/ids.ts";
import type pg from "pg";
import type { Clock } from "../../ports/clock.ts";
import type { Home, Homes, Joining } from "../../ports/homes.ts";
import { StoreFault } from "../../ports/store.ts";
import * as statements from "./home-statements.ts";

/** How long a renewed lease runs, by the database's clock. */
export const leaseMs = 3_000;

/** How often a lease is renewed: three renewals in a row may fail. */
const renewEveryMs = 750;

/** How often a starting server looks whether the lease of one with its address has run out. */
const lookEveryMs = 250;

/** Most attempts to find an account's home, each after another server was quicker to take it. */
const attemptsMax = 10;

interface Lines {
  readonly reading: pg.Pool;
  readonly writing: pg.Pool;
  /** Renewals have a line of their own, so that they never wait behind anything else. */
  readonly renewing: pg.Pool;
}

/** Puts one of the statements to the database and gives its rows. Throws a `StoreFault`. */
export type AskHomes = <Found extends pg.QueryResultRow>(
  line: keyof Lines,
  statement: string,
  values: readonly unknown[],
) => Promise<Found[]>;

/** `Homes` on PostgreSQL. One object is one run of one server. */
export class PostgresHomes implements Homes {
  readonly #ask: AskHomes;
  readonly #listeners: ((accountIds: readonly AccountId[]) => void)[] = [];
  /** The accounts whose home this server is as far as it knows, each with its epoch. */
  readonly #held = new Map<AccountId, number>();
  /** Accounts whose home this server may be without knowing, because the answer to its statement was lost. */
  readonly #unsure = new Set<AccountId>();
  #joining: Joining | null = null;
  /**
   * `null`: this server has no row and is no account's home. A deleted row never returns under the same id.
   */
  #serverId: string | null = null;
  /** Number of accounts taken from this server, as of its last comparison with the database. */
  #losses = 0;
  /** Until when the lease certainly runs, in ms of the steady time. */
  #heldUntil = -Infinity;
  #cancel = () => {};
  #renewal: Promise<void> = Promise.resolve();

  constructor(ask: AskHomes) {
    this.#ask = ask;
  }

  get holdsLease(): boolean {
    return this.#serverId !== null && this.#joined.clock.steady() < this.#heldUntil;
  }

  async join(joining: Joining): Promise<void> {
    this.#joining = joining;
    await this.#ask("writing", statements.clearAway, [this.#address]);
    let known: string | null = null;
    while (!(await this.#enter())) {
      const [other] = await this.#ask<statements.OtherLease>("reading", statements.readLease, [
        this.#address,
      ]);
      const lease = other ? `${other.server_id} ${other.until}` : null;
      if (lease !== null && known !== null && lease !== known)
        throw new StoreFault(this.#sameAddress, undefined);
      known = lease;
      await passing(joining.clock, lookEveryMs);
    }
    this.#renewLater();
  }

  async find(accountId: AccountId): Promise<Home> {
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      const serverId = this.#serverId;
      const home = await this.#lookFor(accountId, serverId);
      if (home && serverId === this.#serverId) {
        this.#note(accountId, home);
        return home;
      }
    }
    throw new StoreFault(`The account's home kept changing in ${attemptsMax} attempts to find it`, undefined);
  }

  async release(accountId: AccountId): Promise<void> {
    const epoch = this.#held.get(accountId);
    if (epoch === undefined) return;
    this.#held.delete(accountId);
    await this.#change(accountId, statements.release, [accountId, epoch, this.#serverId]);
  }

  async orphans(limit: number): Promise<AccountId[]> {
    if (this.#serverId === null) return [];
    const values = [this.#serverId, [...this.#unsure], limit];
    const rows = await this.#ask<{ account_id: AccountId }>("reading", statements.findOrphans, values);
    return rows.map(({ account_id: accountId }) => accountId);
  }

  async living(addresses: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#ask<{ address: string }>("reading", statements.readLiving, [addresses]);
    return new Set(rows.map(({ address }) => address));
  }

  async seen(): Promise<ReadonlyMap<AccountId, string>> {
    const rows = await this.#ask<statements.KnownHome>("reading", statements.readHomes, []);
    return new Map(rows.map(({ account_id: accountId, address }) => [accountId, address]));
  }

  onLost(listener: (accountIds: readonly AccountId[]) => void): void {
    this.#listeners.push(listener);
  }

  /** The store has refused something of this epoch because the account has moved. */
  refused(accountId: AccountId, epoch: number): void {
    if (this.#held.get(accountId) === epoch) this.#lose([accountId]);
  }

  async leave(): Promise<void> {
    this.#cancel();
    await this.#renewal;
    this.#cancel();
    const serverId = this.#serverId;
    this.#serverId = null;
    this.#held.clear();
    if (serverId !== null) await this.#ask("writing", statements.leave, [serverId]);
  }

  get #joined(): Joining {
    if (!this.#joining) throw new Error("This server has not joined the others");
    return this.#joining;
  }

  get #address(): string {
    return this.#joined.address ?? "";
  }

  get #sameAddress(): string {
    return this.#address === ""
      ? "Another Bellhop uses the database. Stop it, or start both with BELLHOP_ADDRESS and BELLHOP_SECRET."
      : `Another Bellhop uses the database with BELLHOP_ADDRESS=${this.#address}. Stop it, or give each server the address at which the others reach it.`;
  }

  /** One attempt; `null`: somebody else was quicker. */
  async #lookFor(accountId: AccountId, serverId: string | null): Promise<Home | null> {
    if (serverId === null) return { kind: "nowhere", words: this.#sameAddress };
    const [seen] = await this.#ask<statements.SeenHome>("reading", statements.readHome, [accountId]);
    if (seen?.home_id === serverId) return { kind: "here", epoch: seen.epoch };
    if (seen?.address) return { kind: "there", address: seen.address };
    if (seen?.address === "")
      return { kind: "nowhere", words: "The account's home is a server without BELLHOP_ADDRESS." };
    const [taken] = seen
      ? await this.#change(accountId, statements.takeOver, [accountId, seen.epoch, seen.home_id, serverId])
      : await this.#change(accountId, statements.found, [accountId, serverId]);
    return taken ? { kind: "here", epoch: taken.epoch } : null;
  }

  /** Changes the home of an account. When the answer is lost, the next `find` learns the outcome. */
  async #change(
    accountId: AccountId,
    statement: string,
    values: readonly unknown[],
  ): Promise<{ epoch: number }[]> {
    try {
      return await this.#ask<{ epoch: number }>("writing", statement, values);
    } catch (fault) {
      this.#unsure.add(accountId);
      throw fault;
    }
  }

  #note(accountId: AccountId, home: Home): void {
    this.#unsure.delete(accountId);
    const epoch = home.kind === "here" ? home.epoch : null;
    const known = this.#held.get(accountId);
    if (known !== undefined && known !== epoch) this.#lose([accountId]);
    if (epoch !== null) this.#held.set(accountId, epoch);
  }

  #lose(accountIds: readonly AccountId[]): void {
    if (accountIds.length === 0) return;
    for (const accountId of accountIds) this.#held.delete(accountId);
    for (const listener of this.#listeners) listener(accountIds);
  }

  #renewLater(): void {
    this.#cancel = this.#joined.clock.after(renewEveryMs, () => {
      this.#renewal = this.#renew()
        .catch((fault: unknown) => this.#joined.failed(fault))
        .finally(() => this.#renewLater());
    });
  }

  async #renew(): Promise<void> {
    const sentAt = this.#joined.clock.steady();
    const serverId = this.#serverId;
    if (serverId === null) {
      await this.#enter();
      return;
    }
    const [row] = await this.#ask<{ losses: number }>("renewing", statements.renew, [serverId, leaseMs]);
    if (!row) {
      // The row is gone, so other servers may take all of its accounts.
      this.#serverId = null;
      this.#lose([...this.#held.keys()]);
      await this.#enter();
      return;
    }
    if (row.losses !== this.#losses) await this.#compare(serverId);
    this.#losses = row.losses;
    this.#heldUntil = sentAt + leaseMs;
  }

  /** Takes this server's place among the others, under a new id. `false`: one that lives has it. */
  async #enter(): Promise<boolean> {
    const sentAt = this.#joined.clock.steady();
    const serverId = randomUUID();
    const [entered] = await this.#ask("renewing", statements.enter, [serverId, this.#address, leaseMs]);
    if (!entered) return false;
    this.#serverId = serverId;
    this.#losses = 0;
    this.#heldUntil = sentAt + leaseMs;
    return true;
  }

  /** Finds out which accounts others have taken. Those that came meanwhile are not in question. */
  async #compare(serverId: string): Promise<void> {
    const before = [...this.#held];
    const rows = await this.#ask<{ account_id: AccountId; epoch: number }>("renewing", statements.readHeld, [
      serverId,
    ]);
    const epochs = new Map(rows.map(({ account_id, epoch }) => [account_id, epoch]));
    const isLost = ([accountId, epoch]: [AccountId, number]) =>
      epochs.get(accountId) !== epoch && this.#held.get(accountId) === epoch;
    this.#lose(before.filter(isLost).map(([accountId]) => accountId));
  }
}

/** Puts statements to the database over these pools. */
export function askOver(lines: Lines): AskHomes {
  return async <Found extends pg.QueryResultRow>(
    line: keyof Lines,
    statement: string,
    values: readonly unknown[],
  ) => {
    let client: pg.PoolClient | null = null;
    try {
      client = await lines[line].connect();
      const { rows } = await client.query<Found>(statement, [...values]);
      client.release();
      return rows;
    } catch (cause) {
      client?.release(true);
      throw new StoreFault("The database could not say which server is whose home", cause);
    }
  };
}

function passing(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}
