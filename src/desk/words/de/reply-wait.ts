import type { replyWaitWords as English } from "../en/reply-wait.ts";

export const replyWaitWords: typeof English = {
  waiting: (isLate) => (isLate ? "Überfällig: wartet" : "Wartet"),
  waitingFor: (wait) => `Wartet seit ${wait}`,
  lateFor: (wait, target) => `Überfällig: wartet seit ${wait} (Ziel: ${target})`,
  hint: (isLate, target) =>
    `${isLate ? "Überfällig: wartet" : "Wartet"} auf Antwort, ${target === null ? "ohne Ziel" : `Ziel ${target}`}`,
};
