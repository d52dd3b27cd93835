import { listText, numberText } from "../numbers.ts";

/** Most arrivals that are told one by one. */
const namedMax = 3;

export interface Arrived {
  readonly name: string;
  readonly queue: string;
}

export const arrivalsWords = {
  chatsArrived: (chats: readonly Arrived[]) =>
    chats.length > namedMax
      ? `${numberText(chats.length)} chats have arrived.`
      : chats.map(({ name, queue }) => `A chat with ${name} has arrived from ${queue}.`).join(" "),
  haveWritten: (names: readonly string[]) =>
    names.length > namedMax
      ? `${numberText(names.length)} customers have written.`
      : names.map((name) => `${name} has written.`).join(" "),
  customerWaits: (queues: readonly string[]) => `A customer waits in ${listText(queues)}.`,
  titleWaiting: (count: number) => `${numberText(count)} waiting`,
  titleLate: (count: number) => `⚠ Late: ${numberText(count)} waiting`,
  notices: "Notices",
  noNotices: "Nothing yet. Chats that arrive or are taken back are listed here.",
  newNotice: (notice: string) => `New: ${notice}`,
  allocated: (name: string | undefined) => `${theChat(name)} was allocated to you`,
  returned: (name: string | undefined) => `${theChat(name)} went back to its queue without you`,
  offers: "Chats offered to you",
  missed: (name: string | undefined) =>
    `${theChat(name)} went back to its queue: you did not play it in time`,
  "offer-accepted": (name: string | undefined, agent: string) => `${theChat(name)} was accepted by ${agent}`,
  "offer-declined": (name: string | undefined, agent: string) =>
    `${theChat(name)} was declined by ${agent} and is still yours`,
  "offer-timed-out": (name: string | undefined, agent: string) =>
    `${theChat(name)} is still yours: ${agent} did not answer in time`,
  "offer-gone": (name: string | undefined, agent: string) =>
    `${theChat(name)} is still yours: ${agent} is no longer available`,
  offered: (name: string, agent: string) => `${agent} offers you the chat with ${name}`,
  alerts: "Alerts in this browser",
  ways: { sound: "Sound", desktop: "Desktop notification", tab: "Title and icon of the tab" },
  keptSilent:
    "Your browser has kept the bell silent: it lets a page sound only after a click in it. From now on it can ring.",
  desktop: {
    ask: "Your browser asks you once whether Bellhop may show them.",
    refused:
      "Your browser does not let Bellhop show notifications. Open the settings of this page beside its address, allow notifications, and reload the page.",
    "without-https":
      "Browsers show notifications only of pages with HTTPS. Ask your administrator to set it up.",
    unsupported: "This browser has no desktop notifications.",
  },
};

function theChat(name: string | undefined): string {
  return name === undefined ? "A chat" : `The chat with ${name}`;
}
