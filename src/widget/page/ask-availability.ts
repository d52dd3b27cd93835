import type { BellhopAvailability } from "../page-api.ts";
import type { PanelDoor } from "../panel-door.ts";

/** Asks the server whether a chat may begin now. The chat itself is not needed for it. */
export async function askAvailability({
  address,
  widgetId,
}: Pick<PanelDoor, "address" | "widgetId">): Promise<BellhopAvailability> {
  try {
    const answer = await fetch(new URL(`../api/chat/availability?widget=${widgetId}`, address), {
      credentials: "omit",
    });
    if (answer.ok) return (await answer.json()) as BellhopAvailability;
  } catch {
    // No network, or the page's own policy does not let it ask.
  }
  return { mayBegin: false, agentsThere: false, why: "unreachable", opensAt: null };
}
