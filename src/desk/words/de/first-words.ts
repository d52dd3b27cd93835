import type { FirstWords } from "../en/first-words.ts";
import { inboxWords } from "./inbox.ts";
import { statusBarWords } from "./status-bar.ts";

/** What the first view says. */
export const firstWords: FirstWords = {
  inbox: inboxWords,
  statusBar: statusBarWords,
};
