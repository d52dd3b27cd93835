import { activeItemWords } from "./active-item.ts";
import { chatLogWords } from "./chat-log.ts";
import { doorWords } from "./door.ts";
import { entryWords } from "./entry.ts";
import { inboxWords } from "./inbox.ts";
import { lookWords } from "./look.ts";
import { notificationsWords } from "./notifications.ts";
import { replyWaitWords } from "./reply-wait.ts";
import { sessionWords } from "./session.ts";
import { statusBarWords } from "./status-bar.ts";
import { takeNextWords } from "./take-next.ts";
import { timeWords } from "./time.ts";
import { workspaceWords } from "./workspace.ts";

/** Words of the first view. */
export const firstWords = {
  activeItem: activeItemWords,
  chatLog: chatLogWords,
  door: doorWords,
  entry: entryWords,
  inbox: inboxWords,
  look: lookWords,
  notifications: notificationsWords,
  replyWait: replyWaitWords,
  session: sessionWords,
  statusBar: statusBarWords,
  takeNext: takeNextWords,
  time: timeWords,
  workspace: workspaceWords,
};

export type FirstWords = typeof firstWords;
