import type { paletteWords as English } from "../en/palette.ts";

export const paletteWords: typeof English = {
  title: "Was jetzt geht",
  search: "Chats, Warteschlangen, Seiten und alles, was Sie tun können",
  nothing: "Nichts, was jetzt geht, hat diese Wörter.",
  groups: {
    chat: "Dieser Chat",
    status: "Ihr Status",
    go: "Gehen zu",
    desk: "Der Arbeitsplatz",
    template: "Vorlagen",
  },
  language: (name) => `Sprache: ${name}`,
};
