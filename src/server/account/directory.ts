import type { User, Widget } from "#core/account/account.ts";
import type { AccountId, UserId, WidgetId } from "#core/ids.ts";
import type { Store } from "../ports/store.ts";

/** The user as a desk needs to know them before its socket is open. */
export interface KnownUser extends Pick<User, "userId" | "name" | "role"> {
  readonly accountId: AccountId;
}

/** Finds the account of a widget or a user, whether or not that account is open. */
export class Directory {
  readonly #store: Pick<Store, "findSetting">;

  constructor(store: Pick<Store, "findSetting">) {
    this.#store = store;
  }

  /** `null`: there is no such widget. */
  async accountOfWidget(widgetId: WidgetId): Promise<AccountId | null> {
    const row = await this.#store.findSetting(widgetId);
    return row?.kind === "widget" ? row.account_id : null;
  }

  /** `null`: there is no such widget. */
  async findWidget(widgetId: WidgetId): Promise<Widget | null> {
    const row = await this.#store.findSetting(widgetId);
    return row?.kind === "widget" ? (JSON.parse(row.body ?? "null") as Widget) : null;
  }

  /** `null` for one who may no longer come in. */
  async findUser(userId: UserId): Promise<KnownUser | null> {
    const row = await this.#store.findSetting(userId);
    if (row?.kind !== "user") return null;
    const { name, role, disabled } = JSON.parse(row.body ?? "null") as User;
    return disabled ? null : { accountId: row.account_id, userId, name, role };
  }
}
