import type { choicesWords as English } from "../en/choices.ts";

export const choicesWords: typeof English = {
  label: "Antworten zur Auswahl",
  hint: (max) => `Knöpfe unter der Nachricht, höchstens ${max}. Nach jeder die Eingabetaste drücken`,
  placeholder: "Antwort hinzufügen",
  tooLong: (choice, max) => `„${choice}“ ist länger als ${max} Zeichen`,
};
