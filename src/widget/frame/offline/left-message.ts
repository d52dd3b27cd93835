import type { CommandId } from "#contract/ids.ts";
import { attempt } from "../attempt.ts";

/** The customer's last offline message, for telling them about it. */
export interface LeftMessage {
  readonly id: CommandId;
  readonly email: string;
  readonly at: number;
}

/** The last offline message from this browser, even after a reload; `null` when there is none to mention. */
export function readLeft(widgetId: string): LeftMessage | null {
  const text = attempt(() => localStorage.getItem(keyOf(widgetId)));
  return text ? (JSON.parse(text) as LeftMessage) : null;
}

export function keepLeft(widgetId: string, left: LeftMessage | null): void {
  attempt(() =>
    left
      ? localStorage.setItem(keyOf(widgetId), JSON.stringify(left))
      : localStorage.removeItem(keyOf(widgetId)),
  );
}

function keyOf(widgetId: string): string {
  return `bellhop-left-${widgetId}`;
}
