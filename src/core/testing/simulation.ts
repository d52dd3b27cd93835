import { isAutoAllocated } from "../account/queue-rules.ts";
import { allocateChat } from "../allocation/allocate-chat.ts";
import { AllocationIndex } from "../allocation/allocation-index.ts";
import type { Candidate } from "../allocation/eligibility.ts";
import { planAllocations } from "../allocation/plan-allocations.ts";
import { compareWaiting } from "../allocation/waiting-order.ts";
import type { Change } from "../change.ts";
import type { WaitingChat } from "../chat/chat.ts";
import type { ChatId, CustomerId, UserId } from "../ids.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import { at } from "./at.ts";
import { Book, hold } from "./book.ts";
import { nextDue } from "./next-due.ts";
import { performStep } from "./perform-step.ts";
import { simulatedAccount } from "./simulated-account.ts";
import type { Step } from "./step.ts";

/** Looks on, and throws when something is not as it must be. */
export interface Watch {
  /** Before the book knows of the change, and before the world knows of any of the same save. */
  readonly beforeChange?: (change: Change) => void;
  readonly afterSave?: () => void;
  /** After every step, also while the server sleeps. */
  readonly afterStep?: () => void;
  /** Everything that was due has been done, and everybody who could be helped has been. */
  readonly settled?: () => void;
}

/** One thing that must always be so, and the watch that sees to it. */
export type Invariant = (simulation: Simulation) => Watch;

/** Most steps while the server sleeps. */
const stepsAsleepMax = 4;

/** More saves than any one step can cause, so exceeding it means an endless loop. */
const savesMax = 1000;

/** A small account at work: the server's part, without a server. */
export class Simulation {
  readonly world = simulatedAccount();
  readonly book = new Book();
  readonly agentsGone = new Map<UserId, number>();
  readonly customersGone = new Map<CustomerId, number>();
  readonly #watches: readonly Watch[];
  readonly #index = new AllocationIndex(this.world.account);
  #stepsAsleep = 0;
  now = at(0);

  constructor(invariants: readonly Invariant[]) {
    for (const change of this.world.happenings) this.book.write(change);
    for (const { userId } of this.#users()) this.#index.setAgent(this.candidate(userId));
    this.#watches = invariants.map((watch) => watch(this));
  }

  step(step: Step): void {
    const isSleep = step.by === "clock" && step.does === "sleep";
    // Settings are saved while the server is awake, because no rule about them considers what is due in the
    // chats.
    if (step.by === "administrator" || (step.by === "clock" && !isSleep)) this.#stepsAsleep = 0;
    if (this.#stepsAsleep === 0) this.#settle();
    if (step.by !== "clock") performStep(this, step);
    else if (isSleep) this.now += step.seconds * 1000;
    else this.#pass(step.seconds * 1000);
    this.#stepsAsleep = isSleep ? stepsAsleepMax : Math.max(0, this.#stepsAsleep - 1);
    if (this.#stepsAsleep === 0) {
      this.#settle();
      for (const watch of this.#watches) watch.settled?.();
    }
    for (const watch of this.#watches) watch.afterStep?.();
  }

  /** Saves what a rule decided; a refusal changes nothing. */
  save(decision: Change[] | Refusal): boolean {
    if (isRefusal(decision) || decision.length === 0) return false;
    for (const change of decision) {
      for (const watch of this.#watches) watch.beforeChange?.(change);
      this.book.write(change);
    }
    this.world.happened(decision);
    for (const change of decision) this.#tellIndex(change);
    for (const watch of this.#watches) watch.afterSave?.();
    return true;
  }

  agentCame(userId: UserId): void {
    this.agentsGone.delete(userId);
    this.#index.setAgent(this.candidate(userId));
  }

  agentWent(userId: UserId): void {
    if (!this.agentsGone.has(userId)) this.agentsGone.set(userId, this.now);
    this.#index.setAgent(this.candidate(userId));
  }

  /** Everybody who waits where chats are handed out, in order. */
  waiting(): WaitingChat[] {
    const { account, chats } = this.world;
    return [...chats.values()]
      .filter((chat) => chat.state === "waiting")
      .filter(({ queueId }) => {
        const queue = account.queues[queueId];
        return queue !== undefined && isAutoAllocated(account, queue);
      })
      .toSorted((a, b) => compareWaiting(account, a, b));
  }

  #pass(ms: number): void {
    const until = this.now + ms;
    for (let due = nextDue(this); due && due.dueAt <= until; due = nextDue(this)) {
      this.now = Math.max(this.now, due.dueAt);
      this.#settle();
    }
    this.now = until;
  }

  #settle(): void {
    for (let saves = 0; saves < savesMax; saves++) {
      const due = nextDue(this);
      if (due && due.dueAt <= this.now) {
        if (!this.save(due.decide())) throw new Error(`${due.what} is due, and its rule refuses it`);
      } else if (!this.#allocate()) return;
    }
    throw new Error("This goes round in circles");
  }

  /** Hands out what the plan says, the first in line first; was there anything? */
  #allocate(): boolean {
    const { world } = this;
    const waiting = this.waiting();
    const plan = this.#plan(waiting);
    const given = [...plan].flatMap(([userId, chatIds]) => chatIds.map((chatId) => ({ userId, chatId })));
    const place = new Map(waiting.map(({ chatId }, index) => [chatId, index]));
    for (const { userId, chatId } of given.toSorted(
      (a, b) => (place.get(a.chatId) ?? 0) - (place.get(b.chatId) ?? 0),
    )) {
      const { account, chat } = world.on(userId, chatId);
      const considered = this.#index.considered(chatId);
      const candidate = this.candidate(userId);
      const decision = allocateChat({ account, chat, candidate, considered }, this.now);
      if (!this.save(decision)) throw new Error(`${chatId} was planned for ${userId} and refused`);
    }
    return given.length > 0;
  }

  /** The plan of the index, which learns of changes only; it must equal the plan that looks at everybody. */
  #plan(waiting: readonly WaitingChat[]): Map<UserId, ChatId[]> {
    const candidates = this.#users().map(({ userId }) => this.candidate(userId));
    const plain = planAllocations(this.world.account, { waiting, candidates }, this.now);
    const plan = this.#index.plan(this.now);
    const inWords = (of: Map<UserId, ChatId[]>) =>
      JSON.stringify([...of].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    hold(inWords(plan) === inWords(plain), `The index plans ${inWords(plan)} and not ${inWords(plain)}`);
    return plan;
  }

  #tellIndex({ log, id }: Change): void {
    if (log === "account") this.#index.setAccount(this.world.account);
    else if (log === "agent") this.#index.setAgent(this.candidate(id));
    else if (log === "chat") this.#index.setChat(this.world.chat(id));
  }

  #users() {
    return Object.values(this.world.account.users);
  }

  /** An agent as allocation sees them. */
  candidate(userId: UserId): Candidate {
    return { agent: this.world.agent(userId), connected: !this.agentsGone.has(userId) };
  }
}
