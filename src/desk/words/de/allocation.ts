import type { allocationWords as English } from "../en/allocation.ts";
import { listText, numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const allocationWords: typeof English = {
  ask: (isMine) =>
    isMine ? "Warum habe ich diesen Chat bekommen?" : "Warum ging dieser Chat dorthin, wo er ist?",
  askWaiting: "Warum wartet dieser Chat?",
  title: "Wie dieser Chat zugeteilt wurde",
  fetching: "Wird nachgesehen …",
  failed: "Das lässt sich gerade nicht nachsehen. Versuchen Sie es, sobald die Verbindung wieder steht.",
  nowTitle: "Warum er jetzt wartet",
  byHand: "Chats dieser Warteschlange werden von Hand angenommen, er wird also niemandem zugeteilt.",
  nobody: "Er kann jetzt niemandem zugeteilt werden:",
  someone: "Er geht gleich an den Ersten von diesen:",
  thenTitle: (time) => `Die letzte Zuteilung: ${time}`,
  only: (agent) => `Er ging an ${agent}, weil sonst niemand infrage kam.`,
  fewest: (agent, owned, max) =>
    `Er ging an ${agent}, mit den wenigsten Chats im Verhältnis zur Höchstzahl: ${numberText(owned)} von ${numberText(max)}.`,
  longest: (agent, others) =>
    `Er ging an ${agent}, mit ebenso wenigen Chats im Verhältnis zur Höchstzahl wie ${listText(others)}, aber länger ohne neuen Chat.`,
  since: {
    taken:
      "Der zuständige Agent hat ihn aus der Warteschlange angenommen: Das System hat ihn nicht zugeteilt.",
    accepted:
      "Der zuständige Agent hat ihn von einem Kollegen übernommen: Das System hat ihn nicht zugeteilt.",
  },
  never: "Er wurde nie vom System zugeteilt.",
  others: "Die anderen:",
  more: (count) => plural(count, { one: "und 1 weiterer", other: `und ${numberText(count)} weitere` }),
  owned: (count, max) => `${numberText(count)} von ${numberText(max)} Chats`,
  could: "hätte ihn bekommen können",
  canNow: "kann ihn bekommen",
  whys: {
    "no-webchat": "kann keine Chats haben",
    "not-in-group": "in keiner Gruppe dieser Warteschlange",
    "not-available": "nicht verfügbar",
    "not-connected": "nicht verbunden",
    "has-active-item": "in einem anderen Chat",
    "at-maximum": "hat die Höchstzahl erreicht",
    declined: "hat ihn zurückgelegt",
    missed: "hat ihn nicht rechtzeitig geöffnet",
  },
};
