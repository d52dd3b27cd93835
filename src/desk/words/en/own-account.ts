import { numberText } from "../numbers.ts";

export const ownAccountWords = {
  title: "Your account",
  language: "Language",
  asBrowser: "As the browser",
  changePassword: "Change your password",
  currentPassword: "Current password",
  newPassword: "New password",
  newPasswordHint: (lengthMin: number) =>
    `At least ${numberText(lengthMin)} characters, and not easy to guess. Signs you out everywhere else`,
  change: "Change password",
  changed: "Your password is changed. You are signed out everywhere else.",
  whereSignedIn: "Where you are signed in",
  fetching: "Fetching the list…",
  unknownBrowser: "Unknown browser",
  signedIn: (day: string, time: string) => `Signed in: ${day}, ${time}`,
  lastUsed: (day: string, time: string) => `last used: ${day}, ${time}`,
  thisBrowser: "This browser",
  end: "End",
  endSignIn: (browser: string) => `End the sign-in of ${browser}`,
};
