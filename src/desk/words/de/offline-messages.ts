import type { offlineMessagesWords as English } from "../en/offline-messages.ts";
import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const offlineMessagesWords: typeof English = {
  title: "Offline-Nachrichten",
  toSeeTo: (count) =>
    count === 0
      ? "Alles ist erledigt"
      : `${plural(count, { one: "1 Nachricht", other: `${numberText(count)} Nachrichten` })} von Kunden, die hier niemanden angetroffen haben, neueste zuerst. Antworten Sie, oder drücken Sie „Erledigt“.`,
  answer: "Antworten",
  answerTo: (who) => `Antworten auf die Nachricht von ${who}`,
  done: "Erledigt",
  doneWith: (who) => `Erledigt: Nachricht von ${who}`,
  doneWithChosen: "Ausgewählte erledigt",
  empty: "Keine Offline-Nachrichten",
  emptyHint:
    "Ist eine Warteschlange geschlossen, voll oder unbesetzt, können Kunden eine Nachricht hinterlassen. Die für Ihre Warteschlangen stehen hier.",
  showOlder: (count) => `Ältere anzeigen (noch ${numberText(count)})`,
  choose: (who) => `Nachricht von ${who} auswählen`,
  queueGone: "Eine gelöschte Warteschlange",
  left: (day, time) => `${day}, ${time}`,
  writtenOn: (page) => ["geschrieben auf ", page],
};
