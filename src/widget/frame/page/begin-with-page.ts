import { forget } from "../ending/forget.ts";
import type { HostLink } from "../host-link.ts";
import { canKeep, isAnother } from "./kept-person.ts";

/** How long the company's page may take to say what it has to say before the chat begins without it. */
const waitMs = 8_000;

/** How long after it could not be done forgetting is tried again. */
const forgetAgainMs = 2_000;

/**
 * Waits for what the company's page says before anything is shown: of somebody else's chat, nothing is. (B-75)
 */
export async function beginWithPage(widgetId: string, host: HostLink): Promise<void> {
  const token = (await saidBy(host))?.token ?? null;
  if (token === null) return;
  // Until the server says whose chat it is. (`useIdentity`)
  document.documentElement.hidden = !canKeep(widgetId);
  if (!isAnother(widgetId, token) || (await forget(widgetId, null))) return;
  // The last person could not be forgotten now: until that is done, nothing is begun.
  setTimeout(() => location.reload(), forgetAgainMs);
  await new Promise(() => {});
}

function saidBy(host: HostLink) {
  return new Promise<ReturnType<typeof host.state.get>["said"]>((resolve) => {
    const look = () => {
      const { said } = host.state.get();
      if (said) end();
    };
    const end = () => {
      stop();
      resolve(host.state.get().said);
    };
    const stop = host.state.subscribe(look);
    setTimeout(end, waitMs);
    look();
  });
}
