import type { settingsGeneralWords as English } from "../en/settings-general.ts";
import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

const days = (count: number) => plural(count, { one: "1 Tag", other: `${numberText(count)} Tage` });
const daysDative = (count: number) => plural(count, { one: "1 Tag", other: `${numberText(count)} Tagen` });

export const settingsGeneralWords: typeof English = {
  title: "Allgemein",
  explains:
    "Gilt für das ganze Konto: für jede Warteschlange und jeden Agenten, bei denen nichts anderes eingestellt ist. Änderungen wirken sofort nach dem Speichern.",
  account: "Das Konto",
  tabs: {
    label: "Teile der Einstellungen",
    company: "Firma",
    chats: "Chats",
    files: "Dateien",
    retention: "Aufbewahrung",
  },
  accountName: "Name des Kontos",
  accountNameHint: "Ihre Firma, wie Kunden sie im Chat lesen",
  allocation: "Wie Chats zu Agenten kommen",
  allocationHint: "Eine Warteschlange kann davon abweichen",
  allocations: {
    auto: "Automatisch: Chats gehen direkt an einen passenden Agenten",
    "by-hand": "Von Hand: Chats warten in ihrer Warteschlange, bis jemand sie annimmt",
  },
  chatsMax: "Höchstzahl der Chats je Agent",
  chatsMaxHint:
    "Aktive, pausierte und solche in Nachbearbeitung zusammen. Warteschlangen und Benutzer können eine eigene haben",
  mayTakeAboveMax: "Agenten dürfen über ihre Höchstzahl hinaus Chats annehmen",
  mayTakeAboveMaxHint: "Von Hand; zugeteilt wird darüber hinaus nie",
  transferTo: "Wohin Agenten Chats weiterleiten dürfen",
  transfers: {
    any: "In jede Warteschlange des Kontos",
    served: "Nur in Warteschlangen, die sie selbst bedienen",
  },
  grace: "Karenzzeit",
  graceHint:
    "Wie lange ein Agent ohne Verbindung sein darf, bevor seine Chats in ihre Warteschlangen zurückgehen",
  timeZone: "Zeitzone",
  timeZoneHint: "Nach wessen Uhren ein Tag beginnt, etwa bei den Zahlen von heute",
  retention: "Tage, für die abgeschlossene Chats und Offline-Nachrichten aufbewahrt werden",
  retentionHint: "Danach werden sie endgültig gelöscht; Kontakte bleiben. 0: unbegrenzt aufbewahren",
  eraseTitle: (count) => `Abgeschlossene Chats nur noch ${days(count)} aufbewahren?`,
  eraseHint: (count) =>
    `Jeder Chat, der vor mehr als ${daysDative(count)} abgeschlossen wurde, wird jetzt mit seinen Nachrichten und Notizen gelöscht, jeder andere ${days(count)} nach seinem Abschluss. Für erledigte Offline-Nachrichten gilt dasselbe. Kontakte bleiben.`,
  noUndo: "Das lässt sich nicht rückgängig machen.",
  erase: "Speichern und löschen",
};
