import type { ErrorCode } from "#contract/error-codes.ts";
import type { AccountId } from "#core/ids.ts";
import type { Logger } from "pino";
import type { Homes } from "../ports/homes.ts";
import { StoreFault } from "../ports/store.ts";
import type { AccountNeeds } from "./account-parts.ts";
import { type OpenAccount, openAccount } from "./open-account.ts";
import { watchLease } from "./watch-lease.ts";

/** An account that nobody has needed for so long is closed: what it holds is read again when somebody does. */
const closesAfterMs = 10 * 60_000;

/** How often it is looked for accounts that nobody needs. */
const lookEveryMs = 60_000;

/** An account that could not be opened, or has broken, is opened anew at most so often. */
const againAfterMs = 30_000;

/** How often it is looked for accounts at work that have no home, as after the death of their server. */
const adoptEveryMs = 500;

/** So many accounts without a home are taken at once: other servers take theirs. */
const adoptedAtOnce = 8;

/** An account that takes longer to open does not keep the next ones waiting. */
const adoptedWithinMs = 1_000;

/** An account that can be worked with here, or why there is none. */
export type Found =
  | { readonly account: OpenAccount }
  /** It is at home at the server that the others reach at this address. */
  | { readonly elsewhere: string }
  | { readonly error: Extract<ErrorCode, "account-closed" | "not-found" | "server-stopping"> };

interface Needs extends AccountNeeds {
  readonly homes: Homes;
  /** Other servers may take what this one cannot look after. */
  readonly isOneOfSeveral: boolean;
}

interface Entry {
  readonly found: Promise<Found>;
  account: OpenAccount | null;
  closing: Promise<void> | null;
  /** It has broken, and is opened anew once it may be. */
  isBroken: boolean;
  /** Both by the steady time. */
  readonly openedAt: number;
  idleSince: number | null;
}

/**
 * The accounts that this server is the home of: each is opened when somebody needs it, closed when nobody
 * does, and fails alone.
 */
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

  /** Opens every account in which something is to be looked after, now and whenever one loses its home. */
  async start(): Promise<void> {
    this.#lookLater();
    this.#stopWatching = watchLease({
      clock: this.#needs.clock,
      holdsLease: () => this.#holdsLease,
      // Who is connected here is to come in where the store is heard.
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

  /** Answers what has been asked in each, tells everybody that the server stops, and writes what is known only here. */
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
      // It would be closed again in a moment.
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
        // So that it is looked for again, here or at another server; once that is done, which would end it there.
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

  /** Something of it has thrown where it must not: what it holds may be wrong, and is read again. */
  #reopen(accountId: AccountId): void {
    const entry = this.#entries.get(accountId);
    if (!entry?.account || entry.isBroken) return;
    entry.isBroken = true;
    const { clock } = this.#needs;
    // One that breaks again at once goes on for that long as well as it can: it was said why.
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
      // Also when it could not write its last: what goes on in it has to be looked after somewhere.
      await this.#needs.homes.release(accountId).catch(failed);
    }
    this.#forget(accountId, entry);
  }

  /** Unless it has been opened anew since. */
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
    // Where there were as many as are taken at once, there may be more.
    this.#adoptLater(taken === adoptedAtOnce ? 0 : adoptEveryMs);
  }

  /** Takes some of the accounts that have no home; how many of them have one by now. */
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
    // That the store is away has been said once.
    const level = fault instanceof StoreFault && this.#needs.storeWatch.isAway ? "debug" : "error";
    this.#logger[level]({ accountId, err: fault }, "An account could not be opened or closed");
  }
}
