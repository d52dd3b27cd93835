import type { ownAccountWords as English } from "../en/own-account.ts";
import { numberText } from "../numbers.ts";

export const ownAccountWords: typeof English = {
  title: "Ihr Konto",
  language: "Sprache",
  asBrowser: "Wie der Browser",
  changePassword: "Passwort ändern",
  currentPassword: "Aktuelles Passwort",
  newPassword: "Neues Passwort",
  newPasswordHint: (lengthMin) =>
    `Mindestens ${numberText(lengthMin)} Zeichen und nicht leicht zu erraten. Sie werden überall sonst abgemeldet`,
  change: "Passwort ändern",
  changed: "Ihr Passwort ist geändert. Überall sonst sind Sie abgemeldet.",
  whereSignedIn: "Wo Sie angemeldet sind",
  fetching: "Die Liste wird geladen …",
  unknownBrowser: "Unbekannter Browser",
  signedIn: (day, time) => `Angemeldet: ${day}, ${time}`,
  lastUsed: (day, time) => `zuletzt benutzt: ${day}, ${time}`,
  thisBrowser: "Dieser Browser",
  end: "Beenden",
  endSignIn: (browser) => `Beenden: Anmeldung in ${browser}`,
};
