import { type Step, step } from "./scenario-step.ts";

type Agent = "agent" | "colleague";

const offer = (by: Agent, to: "agentId" | "colleagueId") =>
  step(by, "chat.offer", (ids) => ({ chatId: ids.chat, toUserId: ids[to], note: "internal: careful" }));
const answer = (by: Agent, name: "accept" | "decline" | "withdraw") =>
  step(by, `offer.${name}`, ({ chat }) => ({ chatId: chat }));

/** The chat is offered to the colleague until they accept it, and comes back in the same way. */
export const offers: readonly Step[] = [
  offer("agent", "colleagueId"),
  answer("agent", "withdraw"),
  offer("agent", "colleagueId"),
  answer("colleague", "decline"),
  offer("agent", "colleagueId"),
  answer("colleague", "accept"),
  offer("colleague", "agentId"),
  answer("agent", "accept"),
];
