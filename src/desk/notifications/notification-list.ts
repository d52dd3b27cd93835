import { ModelStore } from "#client/model-store.ts";

/** Something that has just happened and wants to be read once. */
export interface Notification {
  readonly number: number;
  /** `refused`: a command was refused. `alert`: something needs attention. */
  readonly tone: "done" | "refused" | "alert";
  readonly words: string;
}

const shownMax = 4;
const doneShownMs = 5_000;
const refusedShownMs = 15_000;

export const notificationList = new ModelStore<readonly Notification[]>([]);

let lastNumber = 0;

/** Shows the words for a while, or until they are closed. */
export function notify(notification: Omit<Notification, "number">): void {
  const number = ++lastNumber;
  notificationList.set([...notificationList.get(), { ...notification, number }].slice(-shownMax));
  const shownMs = notification.tone === "done" ? doneShownMs : refusedShownMs;
  setTimeout(() => dismissNotification(number), shownMs);
}

export function dismissNotification(number: number): void {
  notificationList.set(notificationList.get().filter((other) => other.number !== number));
}
