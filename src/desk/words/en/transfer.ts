import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const transferWords = {
  title: (name: string) => `Transfer the chat with ${name}`,
  whereTo: "Where to",
  toQueue: "To a queue",
  toAgent: "To an agent",
  whichQueue: "Which queue?",
  whichAgent: "Which agent?",
  noQueue: "There is no other queue you may transfer to.",
  waiting: (count: number) => (count === 0 ? "nobody waits" : `${numberText(count)} waiting`),
  estimate: (wait: string) => `about ${wait}`,
  noEstimate: "wait unknown",
  available: (count: number) => (count === 0 ? "nobody available" : `${numberText(count)} available`),
  search: "Search agents",
  searchHint: "By name",
  noAgent: "No agent has such a name.",
  more: (count: number) =>
    `${plural(count, { one: "1 more agent has", other: `${numberText(count)} more agents have` })} such a name: type more of it.`,
  owned: (count: number, max: number) => `${numberText(count)} of ${numberText(max)} chats`,
  untilAccepted: "The chat stays yours until the agent accepts it.",
  fetching: "Looking who is there…",
  notConnected: "Not connected: who is there is shown when the connection is back.",
  transfer: "Transfer",
  offer: "Offer",
  whyNot: {
    "no-webchat": "cannot have chats",
    "not-in-group": "does not serve this chat’s queue",
    "not-available": "not available",
    "not-connected": "not connected",
    "has-active-item": "working on another chat",
    "at-maximum": "at their maximum",
    declined: "put it back",
    missed: "missed it",
  },
};
