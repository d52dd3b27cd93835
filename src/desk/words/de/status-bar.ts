import type { statusBarWords as English } from "../en/status-bar.ts";
import { listText, numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

const chats = (count: number) => plural(count, { one: "1 Chat", other: `${numberText(count)} Chats` });

export const statusBarWords: typeof English = {
  part: "Die Statusleiste",
  home: (account) => `Bellhop, ${account}`,
  main: "Hauptmenü",
  pages: {
    inbox: "Eingang",
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
  longBreak: (name, reason, time) =>
    `${name} ist seit ${time} in der Pause (${reason}), länger als vorgesehen.`,
  chatArrived: (name, queue) => `Ein Chat mit ${name} ist aus ${queue} eingetroffen.`,
  customerWaits: (queues) => `Neuer Kunde wartet in ${listText(queues)}.`,
  titleWaiting: (count) => `${numberText(count)} wartend`,
  titleLate: (count) => `⚠ Überfällig: ${numberText(count)} wartend`,
  bell: (count) => (count > 0 ? `Glocke: ${numberText(count)} neu` : "Glocke: nichts Neues"),
  whatHappened: "Was geschehen ist",
  notices: "Hinweise",
  offers: "Ihnen angebotene Chats",
  noNotices: "Noch nichts. Hier stehen Chats, die eintreffen oder zurückgenommen werden.",
  newNotice: (notice) => `Neu: ${notice}`,
  allocated: (name) => `${theChat(name)} wurde Ihnen zugeteilt`,
  returned: (name) => `${theChat(name)} ging ohne Sie in die Warteschlange zurück`,
  missed: (name) =>
    `${theChat(name)} ging in die Warteschlange zurück: Sie haben ihn nicht rechtzeitig fortgesetzt`,
  "offer-accepted": (name, agent) => `${theChat(name)} wurde von ${agent} übernommen`,
  "offer-declined": (name, agent) => `${theChat(name)} wurde von ${agent} abgelehnt und bleibt bei Ihnen`,
  "offer-timed-out": (name, agent) =>
    `${theChat(name)} bleibt bei Ihnen: ${agent} hat nicht rechtzeitig geantwortet`,
  "offer-gone": (name, agent) => `${theChat(name)} bleibt bei Ihnen: ${agent} ist nicht mehr verfügbar`,
  offered: (name, agent) => `${agent} bietet Ihnen den Chat mit ${name} an`,
  keptSilent:
    "Ihr Browser hat die Glocke stumm gelassen: Eine Seite darf erst nach einem Klick Töne abspielen. Ab jetzt kann sie läuten.",
  soundOn: "Ton ist an",
  soundOff: "Ton ist aus",
  schemes: { auto: "Hell oder dunkel wie das System", light: "Hell", dark: "Dunkel" },
  menu: {
    "my-templates": "Meine Vorlagen",
    "own-account": "Passwort und Anmeldungen",
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

function theChat(name: string | undefined): string {
  return name === undefined ? "Ein Chat" : `Der Chat mit ${name}`;
}
