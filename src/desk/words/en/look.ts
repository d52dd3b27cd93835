import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const lookWords = {
  thisPage: "This page",
  happened: "What has happened",
  cannotBeShown: (part: string) => `${part} cannot be shown just now.`,
  restGoesOn: "Everything else goes on, and what you wrote is kept.",
  showAgain: "Show it again",
  reload: "Reload the page",
  notLoaded:
    "A part of this page could not be loaded. Either the network is lost, or Bellhop was upgraded and this page is of the version before: then reload it. What you wrote is kept.",
  tryAgain: "Try again",
  showPassword: "Show or hide the password",
  close: "Close",
  control: "Ctrl",
  twoChats: (key: string) =>
    `Two chats are on the screen. Go into the one you mean, then press ${key} again.`,
  tooLong: (surplus: number, length: number, lengthMax: number) =>
    `${numberText(surplus)} ${plural(surplus, { one: "character", other: "characters" })} too long: ${numberText(length)} of at most ${numberText(lengthMax)}`,
};
