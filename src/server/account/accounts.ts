import type { ErrorCode } from "#contract/error-codes.ts";
import type { AccountId } from "#core/ids.ts";
import type { Logger } from "pino";
import type { Homes } from "../ports/homes.ts";
import { StoreFault } from "../ports/store.ts";
import type { AccountNeeds } from "./account-parts.ts";
import { type OpenAccount, openAccount } from "./open-account.ts";

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
    const entry: Entry = { found: opening.promise, account: null, closing: null, openedAt, idleSince: null };
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
    while ((await this.#adopt()) > 0);
    this.#adoptLater();
  }

  async openAll(accountIds: readonly AccountId[]): Promise<void> {
    const open = (id: AccountId) => this.find(id).catch((fault: unknown) => this.#failed(fault, id));
    await Promise.all(accountIds.map(open));
  }

  /** Answers what has been asked in each, tells everybody that the server stops, and writes what is known only here. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelLook();
    this.#cancelAdopt();
    await Promise.all([...this.#entries].map(([id, entry]) => this.#close(id, entry, "server-stopping")));
  }

  async #open(accountId: AccountId, entry: Entry): Promise<Found> {
    try {
      const home = await this.#needs.homes.find(accountId);
      if (home.kind !== "here") {
        this.#entries.delete(accountId);
        if (home.kind === "there") return { elsewhere: home.address };
        throw new Error(home.words);
      }
      const named = { accountId, epoch: home.epoch };
      const account = await openAccount(named, this.#needs, () => this.#reopen(accountId));
      if (!account) {
        this.#entries.delete(accountId);
        return { error: "not-found" };
      }
      this.#unopenable.delete(accountId);
      entry.account = account;
      return { account };
    } catch (fault) {
      this.#entries.delete(accountId);
      if (fault instanceof StoreFault) {
        // So that it is looked for again, here or at another server.
        await this.#needs.homes.release(accountId).catch(() => {});
        throw fault;
      }
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
    const { clock } = this.#needs;
    // One that breaks again at once goes on as well as it can: it was said why.
    if (!entry?.account || clock.steady() - entry.openedAt < againAfterMs) return;
    this.#leave(accountId, "server-stopping");
    void entry.closing?.then(() => this.openAll([accountId]));
  }

  #close(accountId: AccountId, entry: Entry, why: ErrorCode): Promise<void> {
    entry.closing ??= entry.found
      .then(() => entry.account?.close(why))
      .then(() => this.#needs.homes.release(accountId))
      .catch((fault: unknown) => this.#failed(fault, accountId))
      .finally(() => this.#entries.delete(accountId));
    return entry.closing;
  }

  #leave(accountId: AccountId, why: ErrorCode): void {
    const entry = this.#entries.get(accountId);
    if (entry) void this.#close(accountId, entry, why);
  }

  #adoptLater(): void {
    this.#cancelAdopt = this.#needs.clock.after(adoptEveryMs, () => {
      const { homes, isOneOfSeveral } = this.#needs;
      // Others may be taking over what it has; who is connected here is to come in where the store is heard.
      if (isOneOfSeveral && !homes.holdsLease) {
        for (const accountId of this.#entries.keys()) this.#leave(accountId, "store-unavailable");
      }
      this.#adopt()
        .catch((fault: unknown) =>
          this.#logger.debug({ err: fault }, "Accounts without a home could not be read"),
        )
        .finally(() => this.#isStopped || this.#adoptLater());
    });
  }

  /** Takes some of the accounts that have no home; how many. */
  async #adopt(): Promise<number> {
    const found = await this.#needs.homes.orphans(adoptedAtOnce);
    await this.openAll(found);
    return found.length;
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
    this.#logger.error({ accountId, err: fault }, "An account could not be opened or closed");
  }
}
