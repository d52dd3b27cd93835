import type { QueueCard } from "#contract/views/cards.ts";

/** What is set for a queue; the rest of its card is what goes on in it. */
export type QueueSettings = Pick<
  QueueCard,
  | "name"
  | "priority"
  | "groupIds"
  | "allocation"
  | "chatsMax"
  | "allocateWhileHandling"
  | "replyTargetMs"
  | "leavingMs"
  | "openingHoursId"
  | "waitingMax"
  | "mayWaitUnattended"
  | "wrapUp"
  | "announcements"
>;

export const newQueue: QueueSettings = {
  name: "",
  priority: 0,
  groupIds: [],
  allocation: null,
  chatsMax: null,
  allocateWhileHandling: true,
  replyTargetMs: 60_000,
  leavingMs: 5 * 60_000,
  openingHoursId: null,
  waitingMax: 0,
  mayWaitUnattended: true,
  wrapUp: {
    mode: "timed",
    durationMs: 60_000,
    extensionMs: 60_000,
    extensionsMax: 3,
    pausedMaxMs: 30 * 60_000,
  },
  announcements: [],
};

export function queueSettingsOf(card: QueueCard): QueueSettings {
  return {
    name: card.name,
    priority: card.priority,
    groupIds: card.groupIds,
    allocation: card.allocation,
    chatsMax: card.chatsMax,
    allocateWhileHandling: card.allocateWhileHandling,
    replyTargetMs: card.replyTargetMs,
    leavingMs: card.leavingMs,
    openingHoursId: card.openingHoursId,
    waitingMax: card.waitingMax,
    mayWaitUnattended: card.mayWaitUnattended,
    wrapUp: {
      mode: card.wrapUp.mode,
      durationMs: card.wrapUp.durationMs,
      extensionMs: card.wrapUp.extensionMs,
      extensionsMax: card.wrapUp.extensionsMax,
      pausedMaxMs: card.wrapUp.pausedMaxMs,
    },
    announcements: card.announcements.map(({ announcementId, text, afterMs, everyMs }) => ({
      announcementId,
      text,
      afterMs,
      everyMs,
    })),
  };
}
