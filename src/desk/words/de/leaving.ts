import type { leavingWords as English } from "../en/leaving.ts";

export const leavingWords: typeof English = {
  putBackTitle: (name) => `Chat mit ${name} zurücklegen`,
  returnsTo: (queue) =>
    `Er kehrt an seinen Platz in ${queue ?? "seiner Warteschlange"} zurück: Der Kunde bleibt an der Reihe, und jemand anders kann übernehmen.`,
  note: "Notiz für die nächste Person",
  noteHint: "Der Kunde sieht sie nie",
  putBack: "Zurücklegen",
};
