import type { contactsWords as English } from "../en/contacts.ts";
import { numberText } from "../numbers.ts";

export const contactsWords: typeof English = {
  title: "Kontakte",
  search: "Name, E-Mail, Telefon suchen",
  found: "Gefundene Kontakte",
  fetching: "Kontakte werden gesucht",
  empty: "Noch keine Kontakte",
  emptyHint:
    "Ein Kontakt ist, was die Firma über eine Person weiß. Legen Sie einen hier an oder in einem Chat.",
  noneFound: "Niemand gefunden",
  noneFoundHint: "Kein Kontakt hat alle diese Wörter in Name, E-Mail oder Telefon.",
  firstOnly: (count) => `Das sind die ersten ${numberText(count)}. Tippen Sie mehr, um andere zu finden.`,
  create: "Neuer Kontakt",
  choose: "Kein Kontakt ausgewählt",
  chooseHint: "Wählen Sie einen Kontakt, um ihn zu sehen und zu ändern.",
  back: "Zurück zu den Kontakten",
  merge: "Mit einem Duplikat zusammenführen …",
  mergeHint: "Änderungen gelten für alle Chats dieses Kontakts.",
  mergeTitle: (name) => `${name} mit einem anderen Kontakt zusammenführen`,
  chooseOther: "Welcher Kontakt ist dieselbe Person?",
  chooseFields: (name, other) =>
    `Aus ${name} und ${other} wird ein Kontakt mit den Chats von beiden. Wählen Sie, was er enthält.`,
  none: "Nichts",
  noUndo: "Das lässt sich nicht rückgängig machen.",
  chooseAnother: "Einen anderen wählen",
  mergeNow: "Zusammenführen",
};
