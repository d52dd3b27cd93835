import type { leavingWords as English } from "../en/leaving.ts";
import { numberText } from "../numbers.ts";

export const leavingWords: typeof English = {
  putBackTitle: (name) => `Chat mit ${name} zurücklegen`,
  transferTitle: (name) => `Chat mit ${name} weiterleiten`,
  returnsTo: (queue) =>
    `Er kehrt an seinen Platz in ${queue ?? "seiner Warteschlange"} zurück: Der Kunde bleibt an der Reihe, und jemand anders kann übernehmen.`,
  note: "Notiz für die nächste Person",
  noteHint: "Der Kunde sieht sie nie",
  putBack: "Zurücklegen",
  transfer: "Weiterleiten",
  toWhich: "An welche Warteschlange?",
  noOther: "Es gibt keine andere Warteschlange, an die Sie weiterleiten dürfen.",
  notYours: "nicht Ihre",
  waiting: (count) => `${numberText(count)} wartend`,
};
