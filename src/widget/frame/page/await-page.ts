import type { PageMessage } from "../../frame-messages.ts";
import type { HostLink } from "../host-link.ts";

/** How long the company's page may take to say what it has to say before the chat begins without it. */
const waitMs = 8_000;

/** What the company's page says of its customer; `null` when it does not in time. */
export function awaitPage(host: HostLink): Promise<PageMessage | null> {
  return new Promise((resolve) => {
    const look = () => {
      const { said } = host.state.get();
      if (!said) return;
      stop();
      resolve(said);
    };
    const stop = host.state.subscribe(look);
    setTimeout(() => {
      stop();
      resolve(host.state.get().said);
    }, waitMs);
    look();
  });
}
