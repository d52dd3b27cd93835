import type { templatesWords as English } from "../en/templates.ts";
import { listText } from "../numbers.ts";

export const templatesWords: typeof English = {
  shortcut: "Kürzel",
  shortcutHint: "Ein Wort, das sie in der Antwort nach / findet; darf leer sein",
  shortcutWrong: "Nur Buchstaben, Ziffern, - und _",
  placeholders: (names) => `Beim Einfügen ausgefüllt, soweit bekannt: ${listText(names)}`,
};
