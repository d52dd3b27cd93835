import type { Change } from "#core/change.ts";
import type { AccountId, UserId } from "#core/ids.ts";
import { planSave } from "../logs/plan-save.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Store } from "../ports/store.ts";
import type { Credentials } from "../ports/credentials.ts";
import { firstAccountEvents } from "./first-account.ts";
import { signInAddress } from "../sign-in/sign-in-address.ts";
import type { FoundingForm } from "./founding-form.ts";

export interface Founding extends FoundingForm {
  readonly password: string;
}

interface Needs {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly credentials: Credentials;
}

interface Founded {
  readonly accountId: AccountId;
  readonly userId: UserId;
}

/**
 * Makes accounts: the first one of an installation once, however many ask at the same time (B-82), and others
 * when an operator asks. None has a home yet: the server where somebody needs it first becomes that.
 */
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

  /**
   * Founds an account for an operator, while servers may be running; `null` when somebody on this
   * installation has the e-mail address already. An administrator may still give that address to a user of
   * another account, because the password distinguishes the two.
   */
  async found(founding: Founding): Promise<Founded | null> {
    if (await this.isTaken(founding.email)) return null;
    // This founds the first account of an empty installation, which nobody else can do afterwards.
    return (await this.foundFirst(founding)) ?? this.#found(this.#needs.ids.next(), founding);
  }

  /** Does somebody on this installation use this e-mail address? */
  async isTaken(email: string): Promise<boolean> {
    return (await this.#needs.store.findStaffUsers(signInAddress(email))).length > 0;
  }

  async #found(accountId: AccountId, founding: Founding): Promise<Founded | null> {
    const { store, clock, ids, credentials } = this.#needs;
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
    const user = { user_id: userId, account_id: accountId, email: signInAddress(email) };
    const rows = [{ table: "staff_user" as const, values: user }];
    const save = planSave(changes, { accountId, epoch: 0, commandId: null, rows }, () => undefined);
    const outcome = await store.save(save);
    return outcome.kind === "saved" ? { accountId, userId } : null;
  }
}
