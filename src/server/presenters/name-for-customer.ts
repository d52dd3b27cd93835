import type { Account } from "#core/account/account.ts";
import type { UserId, WidgetId } from "#core/ids.ts";

/**
 * A user's name as customers of this widget read it: the company's where the widget shows no agents, empty where
 * nobody is known by this id. (B-74)
 */
export function nameForCustomer(account: Account, widgetId: WidgetId, userId: UserId): string {
  const showsAgents = account.widgets[widgetId]?.appearance.showsAgents ?? true;
  const name = account.users[userId]?.name ?? "";
  return showsAgents || name === "" ? name : account.name;
}
