import { listText, numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const allocationWords = {
  ask: (isMine: boolean): string =>
    isMine ? "Why did I get this chat?" : "Why did this chat go where it is?",
  askWaiting: "Why does this chat wait?",
  title: "How this chat was allocated",
  fetching: "Looking it up…",
  failed: "This cannot be looked up now. Try again when the connection is back.",
  nowTitle: "Why it waits now",
  byHand: "Chats of this queue are taken by hand, so it is given to nobody.",
  nobody: "Nobody could be given it now:",
  someone: "It is about to be given to the first of these:",
  thenTitle: (time: string) => `The last allocation: ${time}`,
  only: (agent: string) => `${agent} was the only one who could be given it.`,
  fewest: (agent: string, owned: number, max: number) =>
    `${agent} got it, with the fewest chats for their maximum: ${numberText(owned)} of ${numberText(max)}.`,
  longest: (agent: string, others: readonly string[]) =>
    `${agent} got it, with as few chats for their maximum as ${listText(others)}, and without a new one for longer.`,
  since: {
    taken: "Its agent took it from the queue: the system did not give it to them.",
    accepted: "Its agent accepted it from a colleague: the system did not give it to them.",
  },
  never: "It was never given to anybody by the system.",
  others: "The others:",
  more: (count: number) => plural(count, { one: "and 1 more", other: `and ${numberText(count)} more` }),
  owned: (count: number, max: number) => `${numberText(count)} of ${numberText(max)} chats`,
  could: "could have had it",
  canNow: "can have it",
  whys: {
    "no-webchat": "cannot have chats",
    "not-in-group": "in no group of this queue",
    "not-available": "not available",
    "not-connected": "not connected",
    "has-active-item": "working on another chat",
    "at-maximum": "at their maximum",
    declined: "put it back",
    missed: "did not play it in time",
  },
};
