import type { settingsQueuesWords as English } from "../en/settings-queues.ts";
import { numberText } from "../numbers.ts";

export const settingsQueuesWords: typeof English = {
  title: "Warteschlangen",
  explains: (isAuto) =>
    isAuto
      ? "Hier warten Kunden. Jede Warteschlange hat eigene Gruppen, Ziele und Zeiten; Chats werden automatisch zugeteilt, wenn die Warteschlange nicht davon abweicht."
      : "Hier warten Kunden. Jede Warteschlange hat eigene Gruppen, Ziele und Zeiten; Chats werden von Hand angenommen, wenn die Warteschlange nicht davon abweicht.",
  allocated: (isAuto, isOwn) =>
    `${isAuto ? "Automatisch zugeteilt" : "Von Hand angenommen"}${isOwn ? ", eigene Einstellung" : ""}`,
  newQueue: "Neue Warteschlange",
  columns: {
    allocation: "Zuteilung",
    groups: "Bedient von",
    hours: "Öffnungszeiten",
    priority: "Priorität",
  },
  tabs: {
    label: "Teile der Einstellungen",
    general: "Allgemein",
    allocation: "Zuteilung",
    waiting: "Warten",
    announcements: "Ansagen",
    wrapUp: "Nachbearbeitung",
    agents: "Agenten",
  },
  removeHint:
    "Ihre Einstellungen gehen für alle verloren. Die Chats, die in ihr waren, behalten ihren Verlauf. Eine Warteschlange mit offenen Chats oder einem Widget bleibt bestehen.",
  groups: "Gruppen",
  groupsHint: "Deren Agenten bedienen diese Warteschlange",
  noGroups: "Es gibt noch keine Gruppen. Legen Sie eine unter „Gruppen“ an.",
  priority: "Priorität",
  priorityHint: "Von −100 bis 100; Chats der höheren Warteschlange kommen zuerst",
  allocationPart: "Wie ihre Chats zu Agenten kommen",
  allocation: "Zuteilung",
  asAccount: (isAuto) => (isAuto ? "Wie das Konto: automatisch" : "Wie das Konto: von Hand"),
  chatsMax: "Höchstzahl der Chats",
  chatsMaxHint: (ofAccount) => `Je Agent; leer: wie das Konto, ${numberText(ofAccount)}`,
  whileHandling: "Auch während eines aktiven Chats zuteilen",
  whileHandlingHint:
    "Aus: Wer einen aktiven Chat hat, bekommt nichts Neues, bis alle seine Chats pausiert sind",
  noResponse: "Keine Reaktion nach",
  noResponseHint:
    "Ein zugeteilter Chat, den sein Agent so lange nicht fortgesetzt hat, kehrt an seinen Platz zurück und geht nicht wieder an ihn. 0: nie",
  limitPart: "Wann sie neue Chats aufnimmt",
  openingHours: "Öffnungszeiten",
  openingHoursHint:
    "Außerhalb können Kunden eine Nachricht hinterlassen. Anlegen lassen sie sich unter „Öffnungszeiten“",
  alwaysOpen: "Immer geöffnet",
  waitingMax: "Höchstzahl wartender Chats",
  waitingMaxHint: "Warten so viele, können Kunden stattdessen eine Nachricht hinterlassen. 0: unbegrenzt",
  unattended: "Chats dürfen warten, wenn niemand da ist",
  unattendedHint:
    "Aus: Kunden können eine Nachricht hinterlassen, solange alle Agenten dieser Warteschlange nicht verfügbar oder abwesend sind",
  waitingPart: "Warten",
  answerTarget: "Annahmeziel",
  answerTargetHint:
    "Wie bald ein Agent zu einem wartenden Kunden kommen soll: danach richten sich Zähler und Servicelevel. 0: kein Ziel",
  serviceLevelTarget: "Ziel für das Servicelevel, %",
  serviceLevelTargetHint:
    "Anteil der Chats, die innerhalb des Annahmeziels angenommen werden sollen; sonst werden Supervisoren gewarnt. 0: kein Ziel",
  replyTarget: "Antwortziel",
  replyTargetHint: "Ab dieser Wartezeit auf eine Antwort wird die Anzeige beim Agenten rot. 0: kein Ziel",
  leaving: "Abwesenheitsfrist",
  leavingHint: "Wie lange ein wartender Kunde weg sein darf, bevor der Chat abgebrochen wird. 0: beliebig",
  shown: "Wartende Kunden sehen",
  shownHint:
    "Die Wartezeit wird aus den letzten beantworteten Chats berechnet; bei zu wenigen wird keine gezeigt. Ist niemand da oder die Warteschlange geschlossen, erfahren Kunden das immer",
  shownChoices: {
    nothing: "Weder Platz noch Wartezeit",
    position: "Ihren Platz in der Reihe",
    wait: "Die voraussichtliche Wartezeit",
  },
  announcements: "Ansagen",
  announcementsHint:
    "Automatische Nachrichten an Kunden, die in dieser Warteschlange warten, bis ein Agent dazukommt. Wer schon wartet, bekommt nur die Ansagen, die noch anstehen.",
  addAnnouncement: "Ansage hinzufügen",
  announcementsMax: (count) => `Eine Warteschlange hat höchstens ${numberText(count)}.`,
  announcement: (place) => `Ansage ${numberText(place)}`,
  text: "Text",
  emptyText: "Schreiben Sie, was den Kunden gesagt werden soll.",
  after: "Erscheint nach",
  afterHint: "Wie lange der Kunde schon in dieser Warteschlange ist. 0: sofort",
  again: "Während des Wartens wiederholen",
  every: "Wiederholung alle",
  everyHint: (seconds) => `${numberText(seconds)} Sekunden oder mehr`,
  remove: "Entfernen",
  removeAnnouncement: (place) => `Ansage ${numberText(place)} entfernen`,
  wrapUpPart: "Nachbearbeitung",
  wrapUp: "Nachbearbeitung, wenn ein Chat beendet ist",
  wrapUpHint: "Eine Änderung gilt für Nachbearbeitungen, die danach beginnen",
  wrapUps: {
    timed: "Mit ablaufender Zeit",
    unlimited: "Unbegrenzt, bis der Agent sie abschließt",
    off: "Keine: Der Chat wird mit seinem Ende abgeschlossen",
  },
  wrapUpTime: "Dauer der Nachbearbeitung",
  wrapUpTimeHint: "Die Zeit läuft, solange dies der aktive Chat ist",
  extension: "Dauer einer Verlängerung",
  extensionHint: "So viel Zeit kommt mit jeder Verlängerung dazu",
  extensionsMax: "Anzahl der Verlängerungen",
  pausedMax: "Längste Unterbrechung",
  pausedMaxHint: "Ist sie länger pausiert, wird die Nachbearbeitung von selbst abgeschlossen. 0: unbegrenzt",
};
