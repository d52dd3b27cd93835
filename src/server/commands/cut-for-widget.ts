import type { Account } from "#core/account/account.ts";
import { isSecretName } from "#core/account/is-secret-name.ts";
import type { WidgetId } from "#core/ids.ts";

/**
 * The address of a customer's page as far as it may be stored: origin, path and the parameters that its widget
 * names. The launcher has cut it already, but whatever else speaks the protocol may have sent all of it. (B-67)
 */
export function cutForWidget({ widgets }: Account, widgetId: WidgetId, page: string): string {
  if (!URL.canParse(page)) return "";
  const url = new URL(page);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "";
  url.hash = url.username = url.password = "";
  const { parameters = [] } = widgets[widgetId] ?? {};
  const names = [...url.searchParams.keys()];
  const others = names.filter((name) => !parameters.includes(name) || isSecretName(name));
  for (const name of others) url.searchParams.delete(name);
  return url.href;
}
