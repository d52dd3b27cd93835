import type { dialogsWords as English } from "../en/dialogs.ts";

export const dialogsWords: typeof English = {
  cancel: "Abbrechen",
  save: "Speichern",
};
