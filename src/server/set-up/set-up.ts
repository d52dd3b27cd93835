import type { Change } from "#core/change.ts";
import type { AccountId, UserId } from "#core/ids.ts";
import { planSave } from "../logs/plan-save.ts";
import type { Homes } from "../ports/homes.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Store } from "../ports/store.ts";
import type { Credentials } from "../ports/credentials.ts";
import { firstAccountEvents } from "./first-account.ts";

export interface Founding {
  readonly accountName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface Needs {
  readonly store: Store;
  readonly homes: Homes;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly credentials: Credentials;
}

interface Founded {
  readonly accountId: AccountId;
  readonly userId: UserId;
}

/** Makes accounts: the first one of an installation once, however many ask at the same time. (B-82) */
export class SetUp {
  readonly #needs: Needs;
  #isDone = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async isNeeded(): Promise<boolean> {
    this.#isDone ||= (await this.#needs.store.readAccountIds()).length > 0;
    return !this.#isDone;
  }

  /** `null` when somebody was quicker. */
  async foundFirst(founding: Founding): Promise<Founded | null> {
    if (!(await this.isNeeded())) return null;
    const { store, ids } = this.#needs;
    // Everybody who asks gets the same id here, so that only one of their saves can be the first.
    const accountId = (await store.installationText("first account", () => ids.next())) as AccountId;
    return this.#found(accountId, founding);
  }

  async #found(accountId: AccountId, founding: Founding): Promise<Founded | null> {
    const { store, homes, clock, ids, credentials } = this.#needs;
    const userId = ids.next<UserId>();
    const { accountName, name, email, password } = founding;
    const events = firstAccountEvents(
      accountId,
      { userId, accountName, name, email },
      { ids, at: clock.now() },
    );
    const changes = events.map((event): Change => ({ log: "account", id: accountId, event }));
    // The password comes first: an account whose administrator cannot sign in would be lost.
    await credentials.setPassword(userId, password);
    const home = await homes.find(accountId);
    if (home.kind !== "here") return null;
    const user = { user_id: userId, account_id: accountId, email: email.trim().toLowerCase() };
    const save = planSave(
      changes,
      { accountId, epoch: home.epoch, commandId: null, rows: [{ table: "staff_user", values: user }] },
      () => undefined,
    );
    const outcome = await store.save(save);
    return outcome.kind === "saved" ? { accountId, userId } : null;
  }
}
