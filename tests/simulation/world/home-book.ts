import type { AccountId } from "#core/ids.ts";
import type { Save } from "#server/ports/store.ts";
import type { Complain } from "./plain-model.ts";
import type { ServerProcess } from "./server-process.ts";
import type { WorldTime } from "./world-time.ts";

/** The home of an account, as the database has it. */
export interface KnownHome {
  readonly process: ServerProcess;
  readonly epoch: number;
  /** When it became that, by the world's time. */
  readonly since: number;
}

/** How long an account in which something goes on may be without a home that looks after it. */
const homelessMaxMs = 5_000;

interface Needs {
  readonly time: WorldTime;
  readonly complain: Complain;
  /** An account has another home. */
  readonly took: () => void;
}

/** Who is whose home: what the database has been told, not what servers believe. */
export class HomeBook {
  readonly #needs: Needs;
  readonly #homes = new Map<AccountId, KnownHome>();
  /** The last save that was accepted for each account: by whom, decided in which epoch. */
  readonly #saves = new Map<AccountId, { readonly process: ServerProcess; readonly epoch: number }>();
  /** Since when an account is without somebody who looks after it although somebody could. */
  readonly #homelessSince = new Map<AccountId, number>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  took(accountId: AccountId, { process, epoch }: { process: ServerProcess; epoch: number }): void {
    this.#homes.set(accountId, { process, epoch, since: this.#needs.time.now });
    this.#homelessSince.delete(accountId);
    this.#needs.took();
  }

  released(accountId: AccountId, process: ServerProcess): void {
    if (this.#homes.get(accountId)?.process === process) this.#homes.delete(accountId);
  }

  homeOf(accountId: AccountId): KnownHome | null {
    return this.#homes.get(accountId) ?? null;
  }

  /** A save was accepted: nobody else's is in this epoch, and none of an earlier one after it. */
  saved({ accountId, epoch }: Save, process: ServerProcess): void {
    const { time, complain } = this.#needs;
    const last = this.#saves.get(accountId);
    if (last && (epoch < last.epoch || (epoch === last.epoch && process !== last.process)))
      complain(`[epoch] ${accountId}: two servers save, in the epochs ${last.epoch} and ${epoch}`);
    // When two things happen at one moment, their order in the database is not known.
    const home = this.#homes.get(accountId);
    if (home && epoch < home.epoch && home.since < time.now)
      complain(`[epoch] ${accountId}: a save of epoch ${epoch} was accepted in epoch ${home.epoch}`);
    this.#saves.set(accountId, { process, epoch });
  }

  /**
   * Called again and again, with whether the account is looked after now; `isPossible`: a server is there
   * that could do it.
   */
  look(accountId: AccountId, { isServed, isPossible }: { isServed: boolean; isPossible: boolean }): void {
    const { time, complain } = this.#needs;
    // While nobody is awake nobody can look after anything.
    const awakeMs = time.now - time.sleptMs;
    if (isServed || !isPossible) {
      this.#homelessSince.delete(accountId);
      return;
    }
    const since = this.#homelessSince.get(accountId) ?? awakeMs;
    this.#homelessSince.set(accountId, since);
    if (awakeMs - since <= homelessMaxMs) return;
    complain(`[home] ${accountId} is without a home for ${awakeMs - since} ms`);
    this.#homelessSince.delete(accountId);
  }
}
