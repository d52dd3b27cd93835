import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
import { bySystem } from "#core/author.ts";
import { ownAppearance } from "#core/appearance/appearance.ts";
import { type AccountEvent, settingSaved } from "#core/account/account-event.ts";
import type { AccountRules, Queue } from "#core/account/account.ts";
import type { AccountId, GroupId, QueueId, UserId, WidgetId } from "#core/ids.ts";

const groupId = "group" as GroupId;
const queueId = "queue" as QueueId;
export const widgetId = "widget" as WidgetId;

const rules: AccountRules = {
  name: "Erlang",
  allocation: "auto",
  chatsMax: 1,
  mayTakeAboveMax: true,
  transferTo: "any",
  graceMs: 60_000,
  retentionDays: 0,
  mailAfterMs: 180_000,
  timeZone: "UTC",
  files: { kinds: ["image"], bytesMax: 1_000_000, perMessageMax: 3, totalBytesMax: 10_000_000 },
};

const queue: Queue = {
  queueId,
  name: "Queue",
  priority: 0,
  groupIds: [groupId],
  allocation: null,
  chatsMax: null,
  allocateWhileHandling: true,
  replyTargetMs: 0,
  answerTargetMs: 0,
  serviceLevelTarget: 0,
  noResponseMs: 0,
  leavingMs: 0,
  wrapUp: { mode: "off", durationMs: 0, extensionMs: 0, extensionsMax: 0, pausedMaxMs: 0 },
  announcements: [],
  openingHoursId: null,
  waitingMax: 0,
  mayWaitUnattended: true,
  shownToWaiting: "nothing",
  mustClassify: false,
  script: "",
};

/** The log of an account with one queue and `agents` agents, who may own one chat each; no wrap-up. */
export function accountOf(agents: number): AccountEvent[] {
  const by = { at: 0, by: bySystem("set-up") };
  const users = Array.from({ length: agents }, (_, index) => ({
    userId: `agent-${index}` as UserId,
    name: `Agent ${index}`,
    email: `agent-${index}@example.org`,
    role: "agent" as const,
    webchat: true,
    groupIds: [groupId],
    chatsMax: null,
    disabled: false,
  }));
  return [
    { type: "account.created", ...by, accountId: "account" as AccountId, rules },
    settingSaved("group", { groupId, name: "Group" }, by),
    settingSaved("queue", queue, by),
    settingSaved(
      "widget",
      {
        widgetId,
        name: "Widget",
        queueId,
        parameters: [],
        sites: [],
        forgetWhenEnded: false,
        language: null,
        form: noForm,
        appearance: ownAppearance,
      },
      by,
    ),
    ...users.map((user) => settingSaved("user", user, by)),
  ];
}
