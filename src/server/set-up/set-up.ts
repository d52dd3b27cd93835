import type { Change } from "#core/change.ts";
import type { AccountId, UserId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Store } from "../ports/store.ts";
import type { Credentials } from "../sign-in/credentials.ts";
import { firstAccountEvents } from "./first-account.ts";

export interface Founding {
  readonly accountName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface Needs {
  readonly store: Store;
  readonly logs: Logs;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly credentials: Credentials;
}

/** Makes the first account of an installation, once, however many ask at the same time. (B-82) */
export class SetUp {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  isNeeded(): boolean {
    const { logs } = this.#needs;
    return [...logs.accounts()].length === 0 && !logs.closed.hasAny;
  }

  /** `null` when somebody was quicker. */
  async found(founding: Founding): Promise<{ accountId: AccountId; userId: UserId } | null> {
    const { store, logs, clock, ids, credentials } = this.#needs;
    if (!this.isNeeded()) return null;
    // Everybody who asks gets the same id here, so that only one of their saves can be the first.
    const accountId = (await store.installationText("first account", () => ids.next())) as AccountId;
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
    // What is saved must be decided on what the logs say now: that took a while.
    if (!this.isNeeded()) return null;
    const user = { user_id: userId, account_id: accountId, email: email.trim().toLowerCase() };
    const outcome = await logs.commit(accountId, changes, {
      commandId: null,
      rows: [{ table: "staff_user", values: user }],
    });
    return outcome.kind === "saved" ? { accountId, userId } : null;
  }
}
