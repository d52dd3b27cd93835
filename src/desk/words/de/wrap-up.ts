import type { wrapUpWords as English } from "../en/wrap-up.ts";
import { numberText } from "../numbers.ts";

export const wrapUpWords: typeof English = {
  title: "Nachbearbeitung",
  part: "Nachbearbeitung dieses Chats",
  customerEnded: "Der Kunde hat den Chat beendet.",
  hasEnded: "Der Chat ist beendet.",
  whatToDo: "Stufen Sie ihn ein und notieren Sie, was festgehalten werden soll.",
  standsStill: "Die Zeit steht still, bis Sie ihn fortsetzen.",
  finishSaves: "„Abschließen“ speichert auch die Notiz.",
  extend: (time, left) => `Um ${time} verlängern (noch ${numberText(left)}-mal)`,
  finish: "Abschließen",
  unsent: "Das schrieben Sie gerade, als der Chat endete; es wurde nicht gesendet",
  intoNote: "In die Notiz übernehmen",
  noLimit: "Unbegrenzt",
  timeLeft: "Verbleibende Nachbearbeitungszeit",
  left: "übrig",
  paused: "pausiert",
};
