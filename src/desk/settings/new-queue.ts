import type { QueueCard } from "#contract/views/cards.ts";
import type { Draft } from "./item-form.tsx";

export type QueueSettings = Draft<"queue">;

export const newQueue: QueueSettings = {
  name: "",
  priority: 0,
  groupIds: [],
  allocation: null,
  chatsMax: null,
  allocateWhileHandling: true,
  replyTargetMs: 60_000,
  answerTargetMs: 60_000,
  serviceLevelTarget: 80,
  noResponseMs: 0,
  leavingMs: 5 * 60_000,
  openingHoursId: null,
  waitingMax: 0,
  mayWaitUnattended: true,
  shownToWaiting: "position",
  wrapUp: {
    mode: "timed",
    durationMs: 60_000,
    extensionMs: 60_000,
    extensionsMax: 3,
    pausedMaxMs: 30 * 60_000,
  },
  mustClassify: false,
  announcements: [],
  script: "",
};

/** The settings of a queue, without the live fields of its card. */
export function queueSettingsOf(card: QueueCard): QueueSettings {
  const { queueId: _, isAuto: _auto, isServed: _served, ...rest } = card;
  const { waitingCount: _count, longestWaitSince: _since, ...settings } = rest;
  return settings;
}
