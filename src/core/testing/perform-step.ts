import type { AccountEvent } from "../account/account-event.ts";
import { decideAccount } from "../account/decide-account.ts";
import { saveUser } from "../account/save-user.ts";
import { byUser } from "../author.ts";
import type { Change } from "../change.ts";
import { isOpen } from "../chat/chat.ts";
import { belongsTo, continueChat, requestChat } from "../chat/customer-words.ts";
import { leaveChat } from "../chat/end-chat.ts";
import type { ChatId, CustomerId } from "../ids.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import { unreachable } from "../unreachable.ts";
import { ada, inAccount } from "./given-account.ts";
import { browser, entryTo, page } from "./given-chat.ts";
import { performAsAgent } from "./perform-as-agent.ts";
import { pick } from "./pick.ts";
import { simulated } from "./simulated-account.ts";
import type { Simulation } from "./simulation.ts";
import type { Step, StepBy } from "./step.ts";

/** Carries out a step as the server would: calls the rule and saves its decision. */
export function performStep(simulation: Simulation, step: Exclude<Step, { by: "clock" }>): void {
  switch (step.by) {
    case "customer":
      return performAsCustomer(simulation, step);
    case "agent":
      return performAsAgent(simulation, step);
    case "administrator":
      simulation.save(decideSetting(simulation, step));
      return;
    default:
      unreachable(step);
  }
}

function performAsCustomer(simulation: Simulation, step: StepBy<"customer">): void {
  const { world, customersGone, now } = simulation;
  const customerId = pick(simulated.customers, step.customer);
  const { chatId } = world.customer(customerId);
  switch (step.does) {
    case "come":
      customersGone.delete(customerId);
      return;
    case "go":
      if (!customersGone.has(customerId)) customersGone.set(customerId, now);
      return;
    case "leave":
      if (chatId) simulation.save(leaveChat({ account: world.account, chat: world.chat(chatId) }, now));
      return;
    case "write":
      simulation.save(decideWords(simulation, customerId, step));
      return;
    default:
      unreachable(step.does);
  }
}

function decideWords(
  { world, now }: Simulation,
  customerId: CustomerId,
  { widget, hasSeenAll }: StepBy<"customer">,
): Change[] | Refusal {
  const { account } = world;
  const { chatId } = world.customer(customerId);
  const previous = chatId ? world.chat(chatId) : null;
  const text = `Message ${world.happenings.length}`;
  const words = { text, page, seenNumber: previous && hasSeenAll ? previous.number : 0 };
  if (previous && (isOpen(previous) || belongsTo(previous, words))) {
    return continueChat(previous, words, now);
  }
  // Counting down, so that no rule can pass by taking the order of ids for that of time.
  const newChatId = `chat-${9999 - world.chats.size}` as ChatId;
  const entry = entryTo(pick(simulated.queues, widget));
  // None of its queues has a limit.
  const queueNow = { waitingCount: 0, isAttended: () => false };
  const contactId = previous?.contactId ?? null;
  return requestChat(
    { account, customerId, chatId: newChatId, entry, previous, contactId, ...browser, text, queueNow },
    now,
  );
}

/** More than the simulation has of anything. */
const max = 100;

function decideSetting({ world, now }: Simulation, step: StepBy<"administrator">): Change[] | Refusal {
  const { account } = world;
  const by = { by: byUser(ada), at: now };
  if (step.saves === "user") {
    const userId = pick(simulated.agents, step.user);
    const before = account.users[userId];
    if (!before) return { refused: "setting-unknown", kind: "user" };
    const user = { ...before, ...step.change };
    return saveUser({ user, max, ...world.inbox(userId) }, by);
  }
  if (step.saves === "account") {
    const {
      name,
      allocation,
      chatsMax,
      mayTakeAboveMax,
      transferTo,
      graceMs,
      retentionDays,
      mailAfterMs,
      timeZone,
      files,
    } = account;
    const before = {
      name,
      allocation,
      chatsMax,
      mayTakeAboveMax,
      transferTo,
      graceMs,
      retentionDays,
      mailAfterMs,
      timeZone,
      files,
    };
    return saved(
      decideAccount(account, { type: "change-account", rules: { ...before, ...step.change } }, by),
    );
  }
  const queue = account.queues[pick(simulated.queues, step.queue)];
  if (!queue) return { refused: "queue-unknown" };
  const item = { ...queue, ...step.change };
  return saved(decideAccount(account, { type: "save-setting", kind: "queue", item, max }, by));
}

function saved(event: AccountEvent | Refusal): Change[] | Refusal {
  return isRefusal(event) ? event : [inAccount(event)];
}
