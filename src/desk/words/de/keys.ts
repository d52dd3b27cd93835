import type { keysWords as English } from "../en/keys.ts";

export const keysWords: typeof English = {
  title: "Tasten",
  table: {
    inbox: "Zum Eingang; ↑ ↓ wählen einen Chat",
    play: "Fortsetzen: den Chat zum aktiven machen",
    pause: "Den Chat pausieren",
    reply: "Zur Antwort",
    template: "Vorlagen durchsuchen",
    classify: "Zur Einstufung",
    note: "Zur Notiz",
    "put-back": "Den Chat zurücklegen",
    transfer: "Den Chat weiterleiten",
    end: "Den Chat beenden",
    undo: "Das Beenden eines Chats rückgängig machen",
  },
  send: "Die Antwort senden",
  newLine: "Neue Zeile beginnen",
  showList: "Diese Liste anzeigen",
};
