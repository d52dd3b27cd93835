import type { Memory } from "#client/platform.ts";
import type { UserId } from "#contract/ids.ts";

/** How one is told of what arrives, beside the bell; each can be switched off in the bell's panel. (B-3) */
export const alertWays = ["sound", "desktop", "tab"] as const;

export type AlertWay = (typeof alertWays)[number];

/** The name under which `useStored` keeps the switch. */
export function storedName(way: AlertWay): string {
  return `alert-${way}`;
}

/** Read anew each time: another tab of this browser may have switched it. */
export function isWayOn({ memory, userId }: { memory: Memory; userId: UserId }, way: AlertWay): boolean {
  return memory.read(`bellhop-choice-${userId}-${storedName(way)}`) !== "off";
}
