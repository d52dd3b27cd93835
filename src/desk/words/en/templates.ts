import { listText } from "../numbers.ts";

export const templatesWords = {
  shortcut: "Shortcut",
  shortcutHint: "One word that finds it in the reply after /; may be empty",
  shortcutWrong: "Only letters, digits, - and _",
  placeholders: (names: readonly string[]) =>
    `Filled in when it is used, as far as it is known: ${listText(names)}`,
};
