import type { CommandId } from "#contract/ids.ts";
import { attempt } from "../attempt.ts";

/** What the customer has left last, and may be told of. */
export interface LeftMessage {
  readonly id: CommandId;
  readonly email: string;
  readonly at: number;
}

/** The message that was left last from this browser, also after a reload; `null` when there is none to tell of. */
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
