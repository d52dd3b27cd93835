import type { Account } from "#core/account/account.ts";
import { isSecretName } from "#core/account/is-secret-name.ts";
import type { WidgetId } from "#core/ids.ts";
import { cutPath, looksSecret } from "./cut-path.ts";

/**
 * The address of a customer's page as far as it may be stored: origin, path and the parameters that its widget
 * names, and of these nothing that looks like a secret. The launcher has cut it already, but whatever else
 * speaks the protocol may have sent all of it. (B-67)
 */
export function cutForWidget({ widgets }: Account, widgetId: WidgetId, page: string): string {
  if (!URL.canParse(page)) return "";
  const url = new URL(page);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "";
  url.hash = url.username = url.password = "";
  const { parameters = [] } = widgets[widgetId] ?? {};
  for (const [name, value] of new URLSearchParams(url.search)) {
    const mayBeTold = parameters.includes(name) && !isSecretName(name) && !looksSecret(value);
    if (!mayBeTold) url.searchParams.delete(name);
  }
  url.pathname = cutPath(url.pathname);
  return url.href.replaceAll(encodeURIComponent("…"), "…");
}
