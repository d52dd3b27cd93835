import type { settingsPreChatWords as English } from "../en/settings-pre-chat.ts";

export const settingsPreChatWords: typeof English = {
  tab: "Vor dem Chat",
  part: "Formular",
  explains:
    "Was Kunden vor ihrer ersten Nachricht ausfüllen. Niemand prüft ihre Angaben: Agenten sehen Namen und Adressen als ungeprüft gekennzeichnet. Ohne Felder beginnt ein Chat sofort.",
  field: (place) => `Feld ${place}`,
  kind: "Fragt nach",
  kinds: {
    name: "Name",
    email: "E-Mail-Adresse",
    phone: "Telefonnummer",
    text: "Text",
    choice: "Einem von mehreren",
  },
  label: "Beschriftung",
  labelHint: "In Ihren Worten, wie Kunden sie sehen",
  required: "Muss ausgefüllt werden",
  choices: "Zur Auswahl",
  choicesHint: "Eines je Zeile",
  reaches: "Antworten dorthin senden",
  reachesHint: "Wenn der Kunde gegangen ist, als hätte er die Adresse im Chat angegeben",
  addField: "Feld hinzufügen",
  fieldsMax: (max) => `Höchstens ${max} Felder`,
  removeField: (place) => `Feld ${place} entfernen`,
  up: (place) => `Feld ${place} nach oben`,
  topics: "Themen",
  topicsHint:
    "Kunden wählen eines, und ihr Chat kommt in dessen Warteschlange. Ohne Themen kommt er in die Warteschlange des Widgets",
  topic: (place) => `Thema ${place}`,
  queue: "Warteschlange",
  addTopic: "Thema hinzufügen",
  topicsMax: (max) => `Höchstens ${max} Themen`,
  removeTopic: (place) => `Thema ${place} entfernen`,
  remove: "Entfernen",
  asksConsent: "Um Einwilligung bitten",
  asksConsentHint:
    "Ein Chat beginnt, sobald der Kunde zugestimmt hat; im Verlauf steht, wann und welchem Text",
  consentText: "Text",
  consentLink: "Link zum Weiterlesen",
  consentLinkHint: "Kann leer bleiben",
};
