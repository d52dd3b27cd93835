import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

const chats = (count: number) => plural(count, { one: "1 chat", other: `${numberText(count)} chats` });

export const statusBarWords = {
  part: "The status bar",
  home: (account: string) => `Bellhop, ${account}`,
  main: "Main",
  pages: {
    inbox: "Inbox",
    board: "Board",
    queues: "Queues",
    messages: "Messages",
    history: "History",
    contacts: "Contacts",
    settings: "Settings",
  },
  offlineMessages: "Offline messages to see to",
  owned: "Chats you own",
  waiting: (count: number) => `${numberText(count)} waiting in your queues`,
  toBeTaken: (count: number, longest: string) => `${numberText(count)} to be taken, longest ${longest}`,
  late: "late",
  waitingLate: "waiting, late",
  statuses: {
    available: "Available",
    break: "Break",
    handling: "Handling a chat",
    "wrap-up": "Wrap-up",
    unavailable: "Unavailable",
  },
  chosen: "chosen",
  breakFor: (reason: string) => `Break: ${reason}`,
  afterChats: "then",
  callOffBreak: "Available: call the break off",
  breakPlanned: (reason: string) => `Break (${reason}) as soon as your last chat has left`,
  thenBreak: (reason: string) => `then ${reason}`,
  overMaximum: (maximum: string) => `over ${maximum}`,
  statusSince: (name: string, status: string, time: string) => `${name}: ${status} since ${time}`,
  yourStatus: (name: string) => `${name}, your status:`,
  becomeAvailable: "Become available",
  queueAlerts: {
    late: (queue: string, time: string) => `${queue}: customers wait past the answer target, since ${time}.`,
    "service-level": (queue: string, time: string) =>
      `${queue}: the service level is below its target, since ${time}.`,
    unattended: (queue: string, time: string) =>
      `${queue}: customers wait and nobody is there, since ${time}.`,
  },
  longBreak: (name: string, reason: string, time: string) =>
    `${name} has been on break (${reason}) since ${time}, longer than it allows.`,
  bell: (count: number) => (count > 0 ? `Bell: ${numberText(count)} new` : "Bell: nothing new"),
  whatHappened: "What happened",
  schemes: { auto: "Light or dark as the system", light: "Light", dark: "Dark" },
  menu: {
    "my-templates": "My templates",
    "own-account": "Your account",
    keys: "Keys",
    "sign-out": "Sign out",
  },
  signOut: "Sign out",
  signOutTitle: "Sign out?",
  chatsGoBack: (count: number) =>
    plural(count, {
      one: "1 chat in your inbox will go back to its place in its queue.",
      other: `${chats(count)} in your inbox will go back to their places in their queues.`,
    }),
  wrapUpsClose: (count: number) => `${chats(count)} in wrap-up will close.`,
  stay: "Stay",
  signedOut: "You have signed out.",
  stillHave: (count: number) => `You still have ${chats(count)}`,
  nothingNew:
    "Nothing new is allocated to you now. Your chats stay with you unless you put them back for others to take.",
  wrapUpsStay: (count: number) =>
    `${chats(count)} in wrap-up ${plural(count, { one: "stays", other: "stay" })} with you in either case.`,
  keepThem: "Keep them",
  putAllBack: "Put all back",
};
