import type { transferWords as English } from "../en/transfer.ts";
import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const transferWords: typeof English = {
  title: (name) => `Chat mit ${name} weiterleiten`,
  whereTo: "Wohin",
  toQueue: "An eine Warteschlange",
  toAgent: "An einen Agenten",
  whichQueue: "An welche Warteschlange?",
  whichAgent: "An wen?",
  noQueue: "Es gibt keine andere Warteschlange, an die Sie weiterleiten dürfen.",
  waiting: (count) => (count === 0 ? "niemand wartet" : `${numberText(count)} wartend`),
  estimate: (wait) => `etwa ${wait}`,
  noEstimate: "Wartezeit unbekannt",
  available: (count) => (count === 0 ? "niemand verfügbar" : `${numberText(count)} verfügbar`),
  search: "Agenten suchen",
  searchHint: "Nach Namen",
  noAgent: "Niemand heißt so.",
  more: (count) =>
    `${plural(count, { one: "1 weiterer Agent heißt", other: `${numberText(count)} weitere Agenten heißen` })} so: Schreiben Sie mehr vom Namen.`,
  owned: (count, max) => `${numberText(count)} von ${numberText(max)} Chats`,
  untilAccepted: "Der Chat bleibt bei Ihnen, bis der Agent ihn übernimmt.",
  fetching: "Wird nachgesehen, wer da ist …",
  notConnected: "Nicht verbunden: Wer da ist, sehen Sie, sobald die Verbindung wieder steht.",
  transfer: "Weiterleiten",
  offer: "Anbieten",
  whyNot: {
    "no-webchat": "kann keine Chats haben",
    "not-in-group": "bedient diese Warteschlange nicht",
    "not-available": "nicht verfügbar",
    "not-connected": "nicht verbunden",
    "has-active-item": "in einem anderen Chat",
    "at-maximum": "hat die Höchstzahl erreicht",
    declined: "hat ihn zurückgelegt",
    missed: "hat ihn verpasst",
  },
};
