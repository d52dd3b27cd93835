import { customerSecret } from "#contract/fields.ts";
import type { WidgetId } from "#core/ids.ts";

/** As long as browsers keep any cookie. */
const keptForSeconds = 400 * 24 * 60 * 60;

/**
 * Sent to this host only, and by encrypted connections and to this very machine only. No script can read it. The
 * browser keeps one for each site that frames the chat, which it does also where it blocks whatever else another
 * site's frame may keep. (W-1)
 */
const kinds = "Path=/; Secure; HttpOnly; SameSite=None; Partitioned";

const nameFor = (widgetId: WidgetId) => `__Host-bellhop-${widgetId}`;

/** The customer's secret for this widget in a `Cookie` header; `null` = there is none. */
export function secretIn(cookies: string | undefined, widgetId: WidgetId): string | null {
  const start = `${nameFor(widgetId)}=`;
  const pairs = (cookies ?? "").split(";").map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
  return customerSecret.safeParse(value).data ?? null;
}

/** Has the browser keep the secret. */
export function secretCookie(widgetId: WidgetId, secret: string): string {
  return `${nameFor(widgetId)}=${secret}; Max-Age=${keptForSeconds}; ${kinds}`;
}

/** Has the browser forget it. */
export function noSecretCookie(widgetId: WidgetId): string {
  return `${nameFor(widgetId)}=; Max-Age=0; ${kinds}`;
}
