import type { Account } from "../account/account.ts";
import type { Agent } from "../agent/agent.ts";
import { chooseStatus } from "../agent/choose-status.ts";
import { signOutAgent } from "../agent/leave-desk.ts";
import { planBreak } from "../agent/plan-break.ts";
import type { Change } from "../change.ts";
import { type Chat, isInInbox } from "../chat/chat.ts";
import { classifyChat } from "../chat/classify-chat.ts";
import { acceptOffer } from "../chat/accept-offer.ts";
import { endChat } from "../chat/end-chat.ts";
import { declineOffer, withdrawOffer } from "../chat/end-offer.ts";
import { extendWrapUpOf } from "../chat/extend-wrap-up.ts";
import { finishWrapUp } from "../chat/finish-wrap-up.ts";
import { markAbusive } from "../chat/mark-abusive.ts";
import { offerChat } from "../chat/offer-chat.ts";
import { pauseChat } from "../chat/pause-chat.ts";
import { playChat } from "../chat/play-chat.ts";
import { putBackChat } from "../chat/put-back-chat.ts";
import { sendMessage } from "../chat/send-message.ts";
import { takeChat } from "../chat/take-chat.ts";
import { transferChat } from "../chat/transfer-chat.ts";
import type { ChatId, UserId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { complaint, lunch, praise } from "./given-account.ts";
import { pick } from "./pick.ts";
import { simulated } from "./simulated-account.ts";
import type { Simulation } from "./simulation.ts";
import type { AgentDeed, StepBy } from "./step.ts";
import type { World } from "./world.ts";

export function performAsAgent(simulation: Simulation, step: StepBy<"agent">): void {
  const { world, now } = simulation;
  const userId = pick(simulated.agents, step.agent);
  switch (step.does) {
    case "come":
      simulation.agentCame(userId);
      return;
    case "go":
      simulation.agentWent(userId);
      return;
    case "sign-out":
      simulation.save(signOutAgent(world.inbox(userId), now));
      return;
    case "choose-status": {
      const base = pick(["available", "break", "unavailable"] as const, step.which);
      const agent = world.agent(userId);
      simulation.save(chooseStatus({ account: world.account, agent, base, breakReasonId: lunch }, now));
      return;
    }
    case "plan-break":
      simulation.save(
        planBreak({ account: world.account, agent: world.agent(userId), breakReasonId: lunch }, now),
      );
      return;
    case "offer": {
      if (world.chats.size === 0) return;
      const on = world.on(userId, pick(chatsAsSeenBy(world, userId, "offer"), step.chat));
      const to = simulation.candidate(pick(simulated.agents, step.which));
      simulation.save(offerChat({ ...on, to, note: step.which === 0 ? "" : "A note" }, now));
      return;
    }
    default: {
      if (world.chats.size === 0) return;
      const chatId = pick(chatsAsSeenBy(world, userId, step.does), step.chat);
      const decide = deeds[step.does];
      simulation.save(decide(world.on(userId, chatId), now, step.which));
    }
  }
}

type DeedOnChat = Exclude<AgentDeed, "come" | "go" | "sign-out" | "choose-status" | "plan-break" | "offer">;

interface On {
  readonly account: Account;
  readonly agent: Agent;
  readonly chat: Chat;
}

const deeds: Record<DeedOnChat, (on: On, now: number, which: number) => Change[] | Refusal> = {
  take: takeChat,
  play: playChat,
  pause: pauseChat,
  "put-back": (on, now, which) => putBackChat({ ...on, note: which === 0 ? "" : "A note" }, now),
  transfer: (on, now, which) =>
    transferChat({ ...on, toQueueId: pick(simulated.queues, which), note: "" }, now),
  accept: acceptOffer,
  decline: declineOffer,
  withdraw: withdrawOffer,
  // Now and then the customer's latest words crossed it.
  write: (on, now, which) =>
    sendMessage({ ...on, text: "An answer", templateId: null, seenNumber: on.chat.number - which }, now),
  end: endChat,
  extend: extendWrapUpOf,
  finish: finishWrapUp,
  classify: (on, now, which) =>
    classifyChat({ ...on, classificationId: pick([null, complaint, praise], which) }, now),
  "mark-abusive": (on, now, which) => markAbusive({ ...on, isAbusive: which % 2 === 0 }, now),
};

/** Puts the most suitable chats first, so that few numbers are wasted on impossible steps. */
function chatsAsSeenBy(world: World, userId: UserId, does: DeedOnChat | "offer"): ChatId[] {
  const rank = (chatId: ChatId) => {
    const chat = world.chat(chatId);
    if (chat.state === "waiting") return does === "take" ? 0 : 3;
    if (!isInInbox(chat)) return 5;
    const isOfferedToThem = chat.state === "owned" && chat.offer?.to === userId;
    if (does === "accept" || does === "decline") return isOfferedToThem ? 0 : 5;
    if (chat.ownerId !== userId) return 4;
    if (does === "withdraw" && chat.state === "owned" && chat.offer) return 0;
    return chat.active === (does === "play") ? 2 : 1;
  };
  return [...world.chats.keys()].toSorted((a, b) => rank(a) - rank(b));
}
