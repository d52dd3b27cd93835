import type { signInWords as English } from "../en/sign-in.ts";
import { numberText } from "../numbers.ts";

export const signInWords: typeof English = {
  signIn: "Anmelden",
  email: "E-Mail",
  password: "Passwort",
  passwordHint: (lengthMin) => `Mindestens ${numberText(lengthMin)} Zeichen und nicht leicht zu erraten`,
  signInAs: "Dies ist eine Demo. Anmelden als",
  roles: { agent: "Agent", supervisor: "Supervisor", administrator: "Administrator" },
  customersWriteOn: (page) => ["Kunden schreiben auf ", page, "."],
  companyPage: "der Seite der Firma",
  welcome: "Willkommen bei Bellhop",
  welcomeHint:
    "Hier hat sich noch niemand angemeldet. Sie werden der erste Administrator; eine erste Warteschlange wird für Sie angelegt.",
  code: "Einrichtungscode",
  codeHint: "Der Server hat ihn dort ausgegeben, wo er gestartet wurde",
  accountName: "Name des Kontos",
  accountNameHint: "Ihre Firma, wie Kunden sie lesen",
  yourName: "Ihr Name",
  createAccount: "Konto anlegen",
};
