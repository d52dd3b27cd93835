import { ModelStore } from "#client/model-store.ts";

/** Something that has just happened and wants to be read once. */
export interface Notification {
  readonly number: number;
  /** `refused`: a command was refused. `alert`: something needs attention. */
  readonly tone: "done" | "refused" | "alert";
  readonly words: string;
  readonly action?: { readonly words: string; act(): void };
  /** It happens this much later, which is counted down; nothing takes the notification away before. */
  readonly inMs?: number;
}

const shownMax = 4;
const doneShownMs = 5_000;
const refusedShownMs = 15_000;

export const notificationList = new ModelStore<readonly Notification[]>([]);

let lastNumber = 0;

/** Shows the words for a while, or until they are closed; the result closes them. */
export function notify(notification: Omit<Notification, "number">): () => void {
  const number = ++lastNumber;
  const list = [...notificationList.get(), { ...notification, number }];
  // Notifications with an undo are not pushed out by those that only want to be read.
  const pushed = list.filter(({ inMs }) => inMs === undefined).slice(0, Math.max(0, list.length - shownMax));
  notificationList.set(list.filter((other) => !pushed.includes(other)));
  const shownMs = notification.tone === "done" ? doneShownMs : refusedShownMs;
  setTimeout(() => dismissNotification(number), notification.inMs ?? shownMs);
  return () => dismissNotification(number);
}

export function dismissNotification(number: number): void {
  notificationList.set(notificationList.get().filter((other) => other.number !== number));
}
