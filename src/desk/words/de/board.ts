import type { boardWords as English } from "../en/board.ts";
import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const boardWords: typeof English = {
  title: "Übersicht",
  search: "Warteschlange, Agent oder Kunde finden",
  wall: "Wandanzeige",
  leaveWall: "Zurück zur Übersicht",
  queue: "Warteschlange",
  queues: "Warteschlangen",
  queueTable: "Tabelle der Warteschlangen",
  noQueues: "Keine Warteschlangen zu zeigen",
  noQueuesHint: "Hier sehen Sie die Warteschlangen, für die Sie verantwortlich sind.",
  waiting: "Wartend",
  longest: "Längste Wartezeit",
  average: "Mittlere Wartezeit",
  serviceLevel: "Servicelevel",
  serviceLevelHint:
    "Anteil der Chats der letzten 30 Minuten, die innerhalb des Annahmeziels angenommen wurden. Kunden, die innerhalb von 10 Sekunden gegangen sind, zählen nicht.",
  ofLatest: (answered, abandoned) =>
    `Letzte 30 Minuten: ${numberText(answered)} angenommen, ${numberText(abandoned)} abgebrochen`,
  inProgress: "In Arbeit",
  free: "Verfügbare Agenten",
  nothing: "nichts",
  nobody: "Niemand",
  agents: "Agenten",
  noAgents: "Niemand ist angemeldet",
  noAgentsHint: "Hier sehen Sie Agenten, die verfügbar sind, Pause machen oder Chats haben.",
  ofMax: (owned, max) => `${numberText(owned)} von ${numberText(max)}`,
  overrun: "länger, als die Pause erlaubt,",
  more: (count) => `und ${numberText(count)} weitere: Die Suche findet sie`,
  away: (count) =>
    plural(count, {
      one: "1 Agent ist nicht verfügbar",
      other: `${numberText(count)} Agenten sind nicht verfügbar`,
    }),
  chats: "Chats",
  noChats: "Gerade keine Chats",
  noChatsHint: "Hier sehen Sie alle, die warten oder schreiben; Hilferufe und lange Wartezeiten stehen vorn.",
  noneFound: "Nichts gefunden",
  noneFoundHint: "Kein Chat, keine Warteschlange und kein Agent hat diese Wörter im Namen.",
  hand: "Bittet um Hilfe",
  states: {
    waiting: () => "Wartet in der Schlange",
    active: (agent) => `${agent}, aktiv`,
    paused: (agent) => `${agent}, pausiert`,
    "wrap-up": (agent) => `${agent}, Nachbearbeitung`,
  },
  inLineSince: (time) => `In der Schlange seit ${time}`,
  watching: "Sie sehen zu. Weder der Agent noch der Kunde erfährt es.",
  watchedPart: "Der Chat, dem Sie zusehen",
  close: "Chat schließen",
};
