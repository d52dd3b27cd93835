import type { doorWords as English } from "../en/door.ts";

export const doorWords: typeof English = {
  connecting: "Verbindung wird hergestellt",
  noConnection: "Keine Verbindung",
  unreachable: "Der Server ist nicht zu erreichen. Prüfen Sie das Netz und versuchen Sie es erneut.",
  triedAgain: "Bellhop versucht es alle paar Sekunden erneut.",
  tryNow: "Jetzt erneut versuchen",
};
