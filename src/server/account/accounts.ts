import type { ErrorCode } from "#contract/error-codes.ts";
import type { AccountId } from "#core/ids.ts";
import type { Logger } from "pino";
import { StoreFault } from "../ports/store.ts";
import type { AccountNeeds } from "./account-parts.ts";
import { type OpenAccount, openAccount } from "./open-account.ts";

/** An account that nobody has needed for so long is closed: what it holds is read again when somebody does. */
const closesAfterMs = 10 * 60_000;

/** How often it is looked for accounts that nobody needs. */
const lookEveryMs = 60_000;

/** An account that could not be opened, or has broken, is opened anew at most so often. */
const againAfterMs = 30_000;

/** So many accounts are opened at the same time by a server that starts. */
const openedAtOnce = 4;

/** An account that can be worked with here, or why there is none. */
export type Found =
  | { readonly account: OpenAccount }
  | { readonly error: Extract<ErrorCode, "account-closed" | "not-found" | "server-stopping"> };

interface Entry {
  readonly found: Promise<Found>;
  account: OpenAccount | null;
  closing: Promise<void> | null;
  /** Both by the steady time. */
  readonly openedAt: number;
  idleSince: number | null;
}

/** The accounts of a server: each is opened when somebody needs it, closed when nobody does, and fails alone. */
export class Accounts {
  readonly #needs: AccountNeeds;
  readonly #logger: Logger;
  readonly #entries = new Map<AccountId, Entry>();
  /** Accounts that cannot be opened, and until when that is not tried again. */
  readonly #unopenable = new Map<AccountId, number>();
  #cancelLook = () => {};
  #isStopped = false;

  constructor(needs: AccountNeeds) {
    this.#needs = needs;
    this.#logger = needs.logger;
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

  /** Opens every account in which something is to be looked after. */
  async start(): Promise<void> {
    this.#lookLater();
    await this.openAll(await this.#needs.store.readAccountsAtWork());
  }

  async openAll(accountIds: readonly AccountId[]): Promise<void> {
    const waiting = [...accountIds];
    const open = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        await this.find(next).catch((fault: unknown) => this.#failed(fault, next));
      }
    };
    await Promise.all(Array.from({ length: openedAtOnce }, open));
  }

  /** Answers what has been asked in each, tells everybody that the server stops, and writes what is known only here. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelLook();
    await Promise.all([...this.#entries].map(([id, entry]) => this.#close(id, entry, "server-stopping")));
  }

  async #open(accountId: AccountId, entry: Entry): Promise<Found> {
    try {
      const account = await openAccount(accountId, this.#needs, () => this.#reopen(accountId));
      if (!account) {
        this.#entries.delete(accountId);
        return { error: "not-found" };
      }
      this.#unopenable.delete(accountId);
      entry.account = account;
      return { account };
    } catch (fault) {
      this.#entries.delete(accountId);
      if (fault instanceof StoreFault) throw fault;
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
    void this.#close(accountId, entry, "server-stopping").then(() => this.openAll([accountId]));
  }

  #close(accountId: AccountId, entry: Entry, why: ErrorCode): Promise<void> {
    entry.closing ??= entry.found
      .then(() => entry.account?.close(why))
      .catch((fault: unknown) => this.#failed(fault, accountId))
      .finally(() => this.#entries.delete(accountId));
    return entry.closing;
  }

  #lookLater(): void {
    this.#cancelLook = this.#needs.clock.after(lookEveryMs, () => {
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
