import type { HostLink } from "../host-link.ts";
import { awaitPage } from "./await-page.ts";

/** Waits for what the company's page says before anything is shown. */
export async function beginWithPage(_widgetId: string, host: HostLink): Promise<void> {
  await awaitPage(host);
}
