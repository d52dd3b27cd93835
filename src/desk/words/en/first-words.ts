import { inboxWords } from "./inbox.ts";
import { statusBarWords } from "./status-bar.ts";

/** What the first view says. */
export const firstWords = {
  inbox: inboxWords,
  statusBar: statusBarWords,
};

export type FirstWords = typeof firstWords;
