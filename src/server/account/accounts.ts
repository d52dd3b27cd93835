import type { ErrorCode } from "#contract/error-codes.ts";
import type { AccountId } from "#core/ids.ts";
import type { Logger } from "pino";
import type { Homes } from "../ports/homes.ts";
import { StoreFault } from "../ports/store.ts";
import type { AccountNeeds } from "./account-parts.ts";
import { type OpenAccount, openAccount } from "./open-account.ts";
import { watchLease } from "./watch-lease.ts";

/** An account is closed when nobody has needed it for this long; it is loaded again on demand. */
const closesAfterMs = 10 * 60_000;

/** How often idle accounts are looked for. */
const lookEveryMs = 60_000;

/** How long an account that failed to open, or broke, stays as it is before it is opened again. */
const againAfterMs = 30_000;

/**
 * How often this server looks for accounts that have work but no home, for example after their server died.
 */
const adoptEveryMs = 500;

/** Most accounts adopted in one round, so that other servers get their share. */
const adoptedAtOnce = 8;

/** One round of adoption waits no longer than this for an account that is slow to open. */
const adoptedWithinMs = 1_000;

/** An account that is open here, or the reason why it is not. */
export type Found =
  | { readonly account: OpenAccount }
  /** The address at which the other servers reach the account's home. */
  | { readonly elsewhere: string }
  | { readonly error: Extract<ErrorCode, "account-closed" | "not-found" | "server-stopping"> };

interface Needs extends AccountNeeds {
  readonly homes: Homes;
  /** Another server may adopt an account that this one cannot keep. */
  readonly isOneOfSeveral: boolean;
}

interface Entry {
  readonly found: Promise<Found>;
  account: OpenAccount | null;
  closing: Promise<void> | null;
  /** A part of the account threw; the account is reopened when `againAfterMs` has passed. */
  isBroken: boolean;
  /** In ms of the steady time, as is `idleSince`. */
  readonly openedAt: number;
  idleSince: number | null;
}

/** The accounts whose home is this server. Each is opened on demand, closed when idle, and fails alone. */
export class Accounts {
  readonly #needs: Needs;
  readonly #logger: Logger;
  readonly #entries = new Map<AccountId, Entry>();
  /** Accounts that cannot be opened, and until when that is not tried again. */
  readonly #unopenable = new Map<AccountId, number>();
  #cancelLook = () => {};
  #cancelAdopt = () => {};
  #stopWatching = () => {};
  #isStopped = false;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#logger = needs.logger;
    needs.homes.onLost((accountIds) => accountIds.forEach((id) => this.#leave(id, "server-stopping")));
  }

  /** The account, opened if it was not. Throws a `StoreFault` when it cannot be read now. */
  async find(accountId: AccountId): Promise<Found> {
    if (this.#isStopped) return { error: "server-stopping" };
    const known = this.#entries.get(accountId);
    if (known?.closing) {
      await known.closing;
      return this.find(accountId);
    }
    if (known) return known.found;
    if ((this.#unopenable.get(accountId) ?? -Infinity) > this.#needs.clock.steady()) {
      return { error: "account-closed" };
    }
    const opening = Promise.withResolvers<Found>();
    const openedAt = this.#needs.clock.steady();
    const found = opening.promise;
    const entry: Entry = { found, account: null, closing: null, isBroken: false, openedAt, idleSince: null };
    this.#entries.set(accountId, entry);
    opening.resolve(this.#open(accountId, entry));
    return opening.promise;
  }

  *open(): Generator<OpenAccount, void> {
    for (const { account } of this.#entries.values()) if (account) yield account;
  }

  /** Accounts that could not be opened when that was last tried. */
  unopenable(): AccountId[] {
    return [...this.#unopenable.keys()];
  }

  /** Opens every account that has work, now and whenever one loses its home. */
  async start(): Promise<void> {
    this.#lookLater();
    this.#stopWatching = watchLease({
      clock: this.#needs.clock,
      holdsLease: () => this.#holdsLease,
      // The connections end, so that clients reconnect to a server that still reaches the store.
      lost: () => [...this.#entries.keys()].forEach((id) => this.#leave(id, "store-unavailable")),
    });
    try {
      while ((await this.#adopt()) > 0);
    } finally {
      this.#adoptLater();
    }
  }

  async openAll(accountIds: readonly AccountId[]): Promise<void> {
    await Promise.all(accountIds.map((id) => this.#tryToFind(id)));
  }

  /**
   * Answers running requests in each account, says goodbye to everybody and writes state that exists only in
   * memory.
   */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelLook();
    this.#cancelAdopt();
    this.#stopWatching();
    await Promise.all([...this.#entries].map(([id, entry]) => this.#close(id, entry, "server-stopping")));
  }

  /** Does it have a home now? */
  async #tryToFind(accountId: AccountId): Promise<boolean> {
    try {
      return !("error" in (await this.find(accountId)));
    } catch (fault) {
      this.#failed(fault, accountId);
      return false;
    }
  }

  async #open(accountId: AccountId, entry: Entry): Promise<Found> {
    try {
      const home = await this.#needs.homes.find(accountId);
      if (home.kind !== "here") {
        this.#forget(accountId, entry);
        this.#unopenable.delete(accountId);
        if (home.kind === "there") return { elsewhere: home.address };
        throw new StoreFault(home.words, undefined);
      }
      // Without a lease the account would be closed again in a moment.
      if (!this.#holdsLease) throw new StoreFault("This server could not renew its lease", undefined);
      const named = { accountId, epoch: home.epoch };
      const account = await openAccount(named, this.#needs, () => this.#reopen(accountId));
      if (!account) {
        this.#forget(accountId, entry);
        return { error: "not-found" };
      }
      this.#unopenable.delete(accountId);
      entry.account = account;
      return { account };
    } catch (fault) {
      if (fault instanceof StoreFault) {
        // Released first, so that this server or another one can adopt the account. The entry is forgotten
        // only afterwards: a later release would end the home of whoever had opened it by then.
        await this.#needs.homes.release(accountId).catch(() => {});
        this.#forget(accountId, entry);
        throw fault;
      }
      this.#forget(accountId, entry);
      this.#unopenable.set(accountId, this.#needs.clock.steady() + againAfterMs);
      this.#logger.error(
        { accountId, err: fault },
        "An account cannot be opened; it is closed, all others work",
      );
      return { error: "account-closed" };
    }
  }

  /**
   * Reopens an account after one of its parts threw: its state in memory may be wrong and is loaded again.
   */
  #reopen(accountId: AccountId): void {
    const entry = this.#entries.get(accountId);
    if (!entry?.account || entry.isBroken) return;
    entry.isBroken = true;
    const { clock } = this.#needs;
    // An account that breaks again soon runs on for a while as well as it can; the fault has been logged.
    const waitMs = Math.max(0, againAfterMs - (clock.steady() - entry.openedAt));
    clock.after(waitMs, () => {
      if (this.#entries.get(accountId) !== entry || this.#isStopped) return;
      void this.#close(accountId, entry, "server-stopping").then(() => this.openAll([accountId]));
    });
  }

  #close(accountId: AccountId, entry: Entry, why: ErrorCode): Promise<void> {
    return (entry.closing ??= this.#end(accountId, entry, why));
  }

  async #end(accountId: AccountId, entry: Entry, why: ErrorCode): Promise<void> {
    const failed = (fault: unknown) => this.#failed(fault, accountId);
    await entry.found.catch(() => {});
    if (entry.account) {
      await entry.account.close(why).catch(failed);
      // Also when the account could not write its last state: its work needs a home somewhere.
      await this.#needs.homes.release(accountId).catch(failed);
    }
    this.#forget(accountId, entry);
  }

  /** Removes the entry, unless the account has been opened again since. */
  #forget(accountId: AccountId, entry: Entry): void {
    if (this.#entries.get(accountId) === entry) this.#entries.delete(accountId);
  }

  #leave(accountId: AccountId, why: ErrorCode): void {
    const entry = this.#entries.get(accountId);
    if (entry) void this.#close(accountId, entry, why);
  }

  /** May it work with its accounts, or may others be taking them over? */
  get #holdsLease(): boolean {
    return !this.#needs.isOneOfSeveral || this.#needs.homes.holdsLease;
  }

  #adoptLater(inMs = adoptEveryMs): void {
    if (this.#isStopped) return;
    this.#cancelAdopt = this.#needs.clock.after(inMs, () => void this.#adoptAgain());
  }

  async #adoptAgain(): Promise<void> {
    let taken = 0;
    try {
      taken = await this.#adopt();
    } catch (err) {
      this.#logger.debug({ err }, "Accounts without a home could not be read");
    }
    // A full round suggests that there are more.
    this.#adoptLater(taken === adoptedAtOnce ? 0 : adoptEveryMs);
  }

  /** Adopts some of the accounts that have no home, and returns how many were opened in time. */
  async #adopt(): Promise<number> {
    if (!this.#holdsLease) return 0;
    const found = await this.#needs.homes.orphans(adoptedAtOnce);
    let taken = 0;
    const finding = found.map(async (id) => {
      if (await this.#tryToFind(id)) taken += 1;
    });
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = this.#needs.clock.after(adoptedWithinMs, resolve);
    });
    await Promise.race([Promise.all(finding), late]);
    cancel();
    return taken;
  }

  #lookLater(): void {
    this.#cancelLook = this.#needs.clock.after(lookEveryMs, () => {
      void this.openAll(this.unopenable());
      for (const [accountId, entry] of this.#entries) this.#closeIfIdle(accountId, entry);
      this.#lookLater();
    });
  }

  #closeIfIdle(accountId: AccountId, entry: Entry): void {
    const now = this.#needs.clock.steady();
    if (!entry.account?.isIdle) entry.idleSince = null;
    else entry.idleSince ??= now;
    if (entry.idleSince !== null && now - entry.idleSince >= closesAfterMs) {
      void this.#close(accountId, entry, "server-stopping");
    }
  }

  #failed(fault: unknown, accountId: AccountId): void {
    // The store's outage has been logged already.
    const level = fault instanceof StoreFault && this.#needs.storeWatch.isAway ? "debug" : "error";
    this.#logger[level]({ accountId, err: fault }, "An account could not be opened or closed");
  }
}
