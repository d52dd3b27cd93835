import { attempt } from "../attempt.ts";
import { endedKey } from "../ended-key.ts";

/**
 * Removes what this browser keeps of a widget's chat: of all tabs who the customer is, words on their way and
 * how far they have read; of this tab what was typed and not sent. Nothing is left to read, and whoever writes
 * next is somebody new. The other tabs see that the secret is gone, and follow. (B-68)
 */
export function forget(widgetId: string): void {
  for (const storage of ["localStorage", "sessionStorage"] as const)
    attempt(() => {
      for (const key of keptIn(window[storage], widgetId)) window[storage].removeItem(key);
    });
}

/**
 * Forgets a chat whose end has been seen, where the widget is set so; `false` when it is kept, because words
 * of the customer's, in this tab or another, wait to go on with it. A browser that forbids storage keeps
 * nothing.
 */
export function forgetEnded(widgetId: string): boolean {
  const isDue = attempt(() => {
    const keys = keptIn(localStorage, widgetId);
    return keys.includes(endedKey(widgetId)) && !keys.some((key) => key.startsWith("bellhop-outbox"));
  });
  if (isDue) forget(widgetId);
  return isDue ?? true;
}

/** Other widgets and the desk may keep something in the same place. */
function keptIn(storage: Storage, widgetId: string): string[] {
  return Object.keys(storage).filter((key) => key.startsWith("bellhop-") && key.includes(widgetId));
}
