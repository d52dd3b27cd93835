import { en } from "#widget/frame/words/en.ts";
import { endingEn } from "#widget/frame/words/ending-en.ts";
import { waitEn } from "#widget/frame/words/wait-en.ts";
import { offlineEn } from "#widget/frame/words/offline-en.ts";

/** The words of the page without scripts: those of the chat, and what only such a page has to say. */
export const plainWords = {
  chat: en,
  offline: offlineEn,
  wait: waitEn,
  forget: endingEn.forget,
  showNew: "Show what is new",
  showOlder: "Show older messages",
  closedLine: "This page has been open for long and shows nothing new any more. Use “Show what is new”.",
  notYet: "This could not be sent yet. It stands in the box below: send it again, it arrives only once.",
  unreachable: "The chat cannot be reached just now. Try again in a moment.",
  tooLong: (max: number) => `Not sent: it is longer than ${max} characters. Shorten it, then send it.`,
  empty: "There was nothing to send. Write something first.",
  busy: "Many people are writing just now. Wait a minute, then send it again.",
  left: (email: string) => `We have your message, and will answer to ${email}.`,
};
