import { lapseAgent } from "../agent/leave-desk.ts";
import type { Change } from "../change.ts";
import { announce, announcementDue } from "../chat/announce.ts";
import type { Chat } from "../chat/chat.ts";
import { abandonChat, missingSince } from "../chat/end-chat.ts";
import { endOfferToAbsent, timeOutOffer } from "../chat/end-offer.ts";
import { expireWrapUp } from "../chat/finish-wrap-up.ts";
import { missChat, noResponseDue } from "../chat/miss-chat.ts";
import { missReplyTarget } from "../chat/miss-reply-target.ts";
import { isOffered } from "../chat/offer.ts";
import { replyTargetDue } from "../chat/reply-wait.ts";
import { wrapUpDue } from "../chat/wrap-up.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import type { Simulation } from "./simulation.ts";

/** Something that happens because time passes. */
interface Due {
  readonly what: string;
  readonly dueAt: number;
  readonly decide: () => Change[] | Refusal;
}

/** Whatever falls due first, whether or not it is time already. */
export function nextDue(simulation: Simulation): Due | null {
  const { chats } = simulation.world;
  const dues = [
    ...[...chats.values()].flatMap((chat) => [
      wrapUpOf(simulation, chat),
      replyTargetOf(simulation, chat),
      leavingOf(simulation, chat),
      announcementOf(simulation, chat),
      responseOf(simulation, chat),
      offerOf(simulation, chat),
      absentOf(simulation, chat),
    ]),
    ...[...simulation.agentsGone.keys()].map((userId) => graceOf(simulation, userId)),
  ];
  return dues.filter((due) => due !== null).toSorted((a, b) => a.dueAt - b.dueAt)[0] ?? null;
}

function wrapUpOf(simulation: Simulation, chat: Chat): Due | null {
  const due = chat.state === "wrap-up" ? wrapUpDue(chat.wrapUp) : null;
  if (!due) return null;
  return {
    what: `The wrap-up of ${chat.chatId}`,
    dueAt: due.dueAt,
    decide: () => expireWrapUp({ account: simulation.world.account, chat }, simulation.now),
  };
}

function replyTargetOf({ world, now }: Simulation, chat: Chat): Due | null {
  const { account } = world;
  const dueAt = replyTargetDue(chat, account);
  if (dueAt === null) return null;
  const decide = () => missReplyTarget({ account, chat }, Math.max(now, dueAt));
  return { what: `The reply target of ${chat.chatId}`, dueAt, decide };
}

function leavingOf({ world, customersGone }: Simulation, chat: Chat): Due | null {
  const goneSince = customersGone.get(chat.customerId);
  const leavingMs = world.account.queues[chat.queueId]?.leavingMs ?? 0;
  if (chat.state !== "waiting" || goneSince === undefined || leavingMs === 0) return null;
  const since = missingSince(chat, goneSince);
  const decide = () => abandonChat({ account: world.account, chat }, since);
  return { what: `The leaving of ${chat.customerId}`, dueAt: since + leavingMs, decide };
}

function announcementOf({ world, customersGone, now }: Simulation, chat: Chat): Due | null {
  const { account } = world;
  const dueAt = customersGone.has(chat.customerId) ? null : announcementDue(chat, account);
  if (dueAt === null) return null;
  return {
    what: `An announcement in ${chat.chatId}`,
    dueAt,
    decide: () => announce({ account, chat }, now),
  };
}

function responseOf({ world, now }: Simulation, chat: Chat): Due | null {
  const missing = { account: world.account, chat, sinceAtLeast: 0 };
  const dueAt = noResponseDue(missing);
  if (dueAt === null) return null;
  const decide = () => missChat(missing, Math.max(now, dueAt));
  return { what: `The response to ${chat.chatId}`, dueAt, decide };
}

function offerOf({ now }: Simulation, chat: Chat): Due | null {
  if (!isOffered(chat)) return null;
  const { until: dueAt } = chat.offer;
  return {
    what: `The offer of ${chat.chatId}`,
    dueAt,
    decide: () => timeOutOffer(chat, Math.max(now, dueAt)),
  };
}

function absentOf({ world, now }: Simulation, chat: Chat): Due | null {
  if (!isOffered(chat)) return null;
  const { account } = world;
  const decide = () => endOfferToAbsent({ account, chat, to: world.agent(chat.offer.to) }, now);
  const decision = decide();
  if (isRefusal(decision) || decision.length === 0) return null;
  return { what: `The absence of ${chat.offer.to}`, dueAt: now, decide };
}

function graceOf({ world, agentsGone }: Simulation, userId: Parameters<Simulation["world"]["agent"]>[0]) {
  const inbox = world.inbox(userId);
  const goneSince = agentsGone.get(userId);
  if (goneSince === undefined) return null;
  if (inbox.agent.base === "unavailable" && inbox.chats.length === 0) return null;
  const dueAt = goneSince + world.account.graceMs;
  return { what: `The grace time of ${userId}`, dueAt, decide: () => lapseAgent(inbox, dueAt) };
}
