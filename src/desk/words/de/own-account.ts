import type { ownAccountWords as English } from "../en/own-account.ts";

export const ownAccountWords: typeof English = {
  language: "Sprache",
  asBrowser: "Wie der Browser",
};
