import type { ChatId, UserId } from "../ids.ts";
import { unreachable } from "../unreachable.ts";
import type { AgentEvent } from "./agent-event.ts";
import { type Agent, type Notice, type OwnedEntry, noticesMax, statusOf } from "./agent.ts";

/** The agent after one more event of their log. */
export function evolveAgent(agent: Agent, event: AgentEvent): Agent {
  const next: Agent = { ...agent, ...changeOf(agent, event), number: agent.number + 1 };
  return showsTheSame(agent, next) ? next : { ...next, statusSince: event.at, hasOverrun: false };
}

/** A break for another reason is another break, but only once it is shown. (B-61) */
function showsTheSame(before: Agent, after: Agent): boolean {
  const status = statusOf(after);
  if (status !== statusOf(before)) return false;
  return status !== "break" || after.breakReasonId === before.breakReasonId;
}

function changeOf(agent: Agent, event: AgentEvent): Partial<Agent> {
  switch (event.type) {
    case "agent.status-chosen":
      return { base: event.base, breakReasonId: event.breakReasonId, breakAfterChats: null };
    case "agent.break-planned":
      return { base: "available", breakReasonId: null, breakAfterChats: event.breakReasonId };
    case "agent.break-overran":
      return { hasOverrun: true };
    case "agent.lapsed":
      return { base: "unavailable", breakReasonId: null, breakAfterChats: null };
    case "agent.chat-gained":
      return gainChat(agent, event);
    case "agent.chat-lost":
      return loseChat(agent, event);
    case "agent.offer-answered":
      return { notices: withNotice(agent, `offer-${event.answer}`, event) };
    case "agent.item-played":
      return { activeChatId: event.chatId };
    case "agent.item-paused":
      return agent.activeChatId === event.chatId ? { activeChatId: null } : {};
    case "agent.wrap-up-began":
      return { owned: withEntry(agent, event.chatId, { inWrapUp: true }) };
    default:
      return unreachable(event);
  }
}

function gainChat(agent: Agent, event: Extract<AgentEvent, { type: "agent.chat-gained" }>): Partial<Agent> {
  const owned = { ...agent.owned, [event.chatId]: { since: event.at, inWrapUp: false } };
  if (event.how !== "allocated") return { owned };
  return { owned, lastAllocatedAt: event.at, notices: withNotice(agent, "allocated", event) };
}

function loseChat(agent: Agent, event: Extract<AgentEvent, { type: "agent.chat-lost" }>): Partial<Agent> {
  const owned = { ...agent.owned };
  delete owned[event.chatId];
  const activeChatId = agent.activeChatId === event.chatId ? null : agent.activeChatId;
  const left = { owned, activeChatId, ...plannedBreak(agent, owned) };
  const wasTheirDoing = event.why === "put-back" || event.why === "transferred" || event.why === "closed";
  if (wasTheirDoing) return left;
  const kind = event.why === "no-response" ? "missed" : "returned";
  return { ...left, notices: withNotice(agent, kind, event) };
}

/** No event of its own, so that there is no moment between the last chat and the break. (B-61) */
function plannedBreak({ breakAfterChats }: Agent, owned: Agent["owned"]): Partial<Agent> {
  if (breakAfterChats === null || Object.keys(owned).length > 0) return {};
  return { base: "break", breakReasonId: breakAfterChats, breakAfterChats: null };
}

function withEntry(agent: Agent, chatId: ChatId, change: Partial<OwnedEntry>): Agent["owned"] {
  const entry = agent.owned[chatId];
  return entry ? { ...agent.owned, [chatId]: { ...entry, ...change } } : agent.owned;
}

function withNotice(
  agent: Agent,
  kind: Notice["kind"],
  { chatId, at, userId }: { readonly chatId: ChatId; readonly at: number; readonly userId?: UserId },
): readonly Notice[] {
  const notice: Notice = { number: agent.number + 1, kind, chatId, at, ...(userId && { userId }) };
  return [...agent.notices, notice].slice(-noticesMax);
}
