import type { lookWords as English } from "../en/look.ts";
import { numberText } from "../numbers.ts";

export const lookWords: typeof English = {
  thisPage: "Diese Seite",
  happened: "Was geschehen ist",
  cannotBeShown: (part) => `${part} kann gerade nicht angezeigt werden.`,
  restGoesOn: "Alles andere geht weiter, und was Sie geschrieben haben, bleibt erhalten.",
  showAgain: "Erneut anzeigen",
  reload: "Seite neu laden",
  notLoaded:
    "Ein Teil dieser Seite konnte nicht geladen werden. Entweder fehlt das Netz, oder Bellhop wurde aktualisiert und diese Seite ist noch von der vorigen Version: Laden Sie sie dann neu. Was Sie geschrieben haben, bleibt erhalten.",
  tryAgain: "Erneut versuchen",
  showPassword: "Passwort anzeigen oder verbergen",
  close: "Schließen",
  control: "Strg",
  twoChats: (key) =>
    `Zwei Chats sind zu sehen. Gehen Sie in den gemeinten und drücken Sie dann noch einmal ${key}.`,
  tooLong: (surplus, length, lengthMax) =>
    `${numberText(surplus)} Zeichen zu lang: ${numberText(length)} von höchstens ${numberText(lengthMax)}`,
};
