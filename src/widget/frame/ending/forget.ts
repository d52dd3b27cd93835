import { attempt } from "../attempt.ts";
import { endedKey } from "../kept-keys.ts";
import type { HostLink } from "../host-link.ts";
import { tellOfSecret } from "../hear-of-secret.ts";
import { forgetSecret } from "../secret-keeper.ts";

/**
 * Removes what this browser keeps of a widget's chat: of all tabs who the customer is, words on their way and
 * how far they have read; of this tab what was typed and not sent. Nothing is left to read, and whoever writes
 * next is somebody new. All pages hear of it, this one included, and leave. `false`: the cookie could not be
 * removed, and the host, if there is one to ask, is to see to it. (B-68)
 */
export async function forget(widgetId: string, host: HostLink | null): Promise<boolean> {
  for (const storage of ["localStorage", "sessionStorage"] as const)
    attempt(() => {
      for (const key of keptIn(window[storage], widgetId)) window[storage].removeItem(key);
    });
  const isDone = await forgetSecret(widgetId);
  // For a page without a host: it forgets before it shows anything.
  if (!isDone) attempt(() => localStorage.setItem(endedKey(widgetId), "seen"));
  if (!isDone) host?.forgetLater();
  tellOfSecret(widgetId, isDone ? "forgotten" : "forgetting");
  return isDone;
}

/**
 * Forgets a chat whose end has been seen, where the widget is set so; `null` when it is kept, because words of
 * the customer's, in this tab or another, wait to go on with it.
 */
export function forgetEnded(widgetId: string, host: HostLink | null): Promise<boolean> | null {
  const isDue = attempt(() => {
    const keys = keptIn(localStorage, widgetId);
    return keys.includes(endedKey(widgetId)) && !keys.some((key) => key.startsWith("bellhop-outbox"));
  });
  return (isDue ?? true) ? forget(widgetId, host) : null;
}

/** Other widgets and the desk may keep something in the same place. */
function keptIn(storage: Storage, widgetId: string): string[] {
  return Object.keys(storage).filter((key) => key.startsWith("bellhop-") && key.includes(widgetId));
}
