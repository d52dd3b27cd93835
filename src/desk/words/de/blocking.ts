import type { blockingWords as English } from "../en/blocking.ts";

export const blockingWords: typeof English = {
  markAbusive: "Als missbräuchlich markieren",
  unmarkAbusive: "Markierung aufheben",
  title: (name) => `${name} sperren?`,
  whatHappens:
    "Der Chat endet, und aus diesem Browser kann nicht mehr geschrieben werden, solange die Sperre gilt. Aufheben können Administratoren sie in den Einstellungen.",
  reason: "Grund",
  reasonHint: "Für Ihr Team; der Kunde sieht ihn nie",
  howLong: "Wie lange",
  times: { hour: "Eine Stunde", day: "Einen Tag", week: "Eine Woche", month: "30 Tage" },
  forGood: "Dauerhaft",
  block: "Sperren",
};
