import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
/** Settings of a scenario, except those that a step sets. */
export const accountRules = {
  name: "Acme Travel",
  chatsMax: 3,
  mayTakeAboveMax: true,
  transferTo: "any",
  graceMs: 60_000,
  retentionDays: 0,
  mailAfterMs: 180_000,
  timeZone: "UTC",
} as const;

export const queueRules = {
  priority: 1,
  allocation: null,
  chatsMax: null,
  allocateWhileHandling: true,
  replyTargetMs: 30_000,
  answerTargetMs: 30_000,
  serviceLevelTarget: 80,
  noResponseMs: 0,
  leavingMs: 300_000,
  openingHoursId: null,
  waitingMax: 0,
  mayWaitUnattended: true,
  shownToWaiting: "nothing",
  mustClassify: false,
  script: "",
  wrapUp: {
    mode: "timed",
    durationMs: 60_000,
    extensionMs: 60_000,
    extensionsMax: 2,
    pausedMaxMs: 600_000,
  },
  announcements: [
    { announcementId: "still-here", text: "You are still in line.", afterMs: 0, everyMs: null },
  ],
} as const;

export const widgetRules = {
  parameters: ["product"],
  sites: ["https://*.acme.example"],
  forgetWhenEnded: true,
  language: null,
  form: noForm,
  appearance: {
    colour: "#a03060",
    side: "start",
    distance: 32,
    launcher: "label",
    isHidden: false,
    showsAgents: true,
    texts: [
      { language: "de", label: "Fragen?", title: "Acme hilft", greeting: "Guten Tag", invitation: "" },
      { language: "", label: "Questions?", title: "Acme helps", greeting: "", invitation: "We answer soon." },
    ],
  },
} as const;

export const officeHours = {
  name: "Office",
  timeZone: "Europe/Berlin",
  week: [[{ from: 540, to: 1_020 }], [], [], [], [], [], [{ from: 1_320, to: 120 }]],
  holidays: [{ date: "2026-12-24", name: "Christmas Eve", periods: [] }],
} as const;

export const person = { name: "Nia Okoro", role: "agent", webchat: true, chatsMax: 2 } as const;

export const block = { customerId: null, reason: "internal: insults", forMs: null } as const;
