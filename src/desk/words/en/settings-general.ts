import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

const days = (count: number) => plural(count, { one: "1 day", other: `${numberText(count)} days` });

export const settingsGeneralWords = {
  title: "General",
  explains:
    "What holds for the whole account, for every queue and agent unless theirs says otherwise. It works the moment it is saved.",
  account: "The account",
  tabs: {
    label: "Parts of the account’s settings",
    company: "Company",
    chats: "Chats",
    files: "Files",
    retention: "Retention",
  },
  accountName: "Account name",
  accountNameHint: "Your company, as customers read it in their chat",
  allocation: "How chats reach agents",
  allocationHint: "A queue can have its own way",
  allocations: {
    auto: "Automatically: chats go straight to an eligible agent",
    "by-hand": "By hand: chats wait in their queue until somebody takes them",
  },
  chatsMax: "Maximum chats for each agent",
  chatsMaxHint: "Active, paused and in wrap-up together. A queue or a user can have its own",
  mayTakeAboveMax: "Agents may take chats above their maximum",
  mayTakeAboveMaxHint: "By hand; nothing above it is ever allocated",
  transferTo: "Where agents may transfer chats",
  transfers: { any: "To any queue of the account", served: "Only to queues they serve themselves" },
  grace: "Grace time",
  graceHint: "How long an agent may be without a connection before their chats go back to their queues",
  timeZone: "Time zone",
  timeZoneHint: "By whose clocks a day begins, such as in everybody's figures of today",
  retention: "Days finished chats and offline messages are kept",
  retentionHint: "After that they are erased for good; contacts stay. 0: kept for ever",
  eraseTitle: (count: number) => `Keep finished chats for ${days(count)} only?`,
  eraseHint: (count: number) =>
    `Every chat that finished more than ${days(count)} ago is erased now, with its messages and notes, and every other one ${days(count)} after it finishes. Offline messages that are done go the same way. Contacts stay.`,
  noUndo: "This cannot be undone.",
  erase: "Save and erase",
};
