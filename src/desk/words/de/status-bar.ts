import type { statusBarWords as English } from "../en/status-bar.ts";
import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

const chats = (count: number) => plural(count, { one: "1 Chat", other: `${numberText(count)} Chats` });

export const statusBarWords: typeof English = {
  part: "Die Statusleiste",
  home: (account) => `Bellhop, ${account}`,
  main: "Hauptmenü",
  pages: {
    inbox: "Eingang",
    board: "Übersicht",
    queues: "Warteschlangen",
    messages: "Nachrichten",
    history: "Verlauf",
    contacts: "Kontakte",
    settings: "Einstellungen",
  },
  offlineMessages: "Offene Offline-Nachrichten",
  owned: "Ihre Chats",
  waiting: (count) => `${numberText(count)} wartend in Ihren Warteschlangen`,
  toBeTaken: (count, longest) => `${numberText(count)} anzunehmen, längste Wartezeit ${longest}`,
  late: "überfällig",
  waitingLate: "wartend, überfällig",
  statuses: {
    available: "Verfügbar",
    break: "Pause",
    handling: "Im Chat",
    "wrap-up": "Nachbearbeitung",
    unavailable: "Nicht verfügbar",
  },
  chosen: "ausgewählt",
  breakFor: (reason) => `Pause: ${reason}`,
  afterChats: "danach",
  callOffBreak: "Verfügbar: Pause absagen",
  breakPlanned: (reason) => `Pause (${reason}), sobald Ihr letzter Chat gegangen ist`,
  thenBreak: (reason) => `dann ${reason}`,
  overMaximum: (maximum) => `über ${maximum}`,
  statusSince: (name, status, time) => `${name}: ${status} seit ${time}`,
  yourStatus: (name) => `${name}, Ihr Status:`,
  becomeAvailable: "Verfügbar melden",
  queueAlerts: {
    late: (queue, time) => `${queue}: Kunden warten länger als das Annahmeziel, seit ${time}.`,
    "service-level": (queue, time) => `${queue}: Das Servicelevel liegt unter seinem Ziel, seit ${time}.`,
    unattended: (queue, time) => `${queue}: Kunden warten, und niemand ist da, seit ${time}.`,
  },
  longBreak: (name, reason, time) =>
    `${name} ist seit ${time} in der Pause (${reason}), länger als vorgesehen.`,
  bell: (count) => (count > 0 ? `Glocke: ${numberText(count)} neu` : "Glocke: nichts Neues"),
  whatHappened: "Was geschehen ist",
  schemes: { auto: "Hell oder dunkel wie das System", light: "Hell", dark: "Dunkel" },
  menu: {
    "my-templates": "Meine Vorlagen",
    "own-account": "Ihr Konto",
    keys: "Tasten",
    "sign-out": "Abmelden",
  },
  signOut: "Abmelden",
  signOutTitle: "Abmelden?",
  chatsGoBack: (count) =>
    plural(count, {
      one: "1 Chat aus Ihrem Eingang geht an seinen Platz in der Warteschlange zurück.",
      other: `${chats(count)} aus Ihrem Eingang gehen an ihre Plätze in den Warteschlangen zurück.`,
    }),
  wrapUpsClose: (count) =>
    `${chats(count)} in Nachbearbeitung ${plural(count, { one: "wird", other: "werden" })} abgeschlossen.`,
  stay: "Bleiben",
  signedOut: "Sie haben sich abgemeldet.",
  stillHave: (count) => `Sie haben noch ${chats(count)}`,
  nothingNew:
    "Ihnen wird jetzt nichts Neues zugeteilt. Ihre Chats bleiben bei Ihnen, wenn Sie sie nicht für andere zurücklegen.",
  wrapUpsStay: (count) =>
    `${chats(count)} in Nachbearbeitung ${plural(count, { one: "bleibt", other: "bleiben" })} in jedem Fall bei Ihnen.`,
  keepThem: "Behalten",
  putAllBack: "Alle zurücklegen",
};
