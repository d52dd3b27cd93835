import { bySystem } from "#core/author.ts";
import { settingSaved as saves } from "#core/account/account-event.ts";
import { evolveAccount } from "#core/account/evolve-account.ts";
import type { Account } from "#core/account/account.ts";
import { AllocationIndex } from "#core/allocation/allocation-index.ts";
import type { Candidate } from "#core/allocation/eligibility.ts";
import type { ChatId, QueueId, TemplateId, UserId } from "#core/ids.ts";
import { medianMicros } from "../measuring/median-micros.ts";
import { FullPlan } from "./full-plan.ts";
import { House } from "./house.ts";

export interface Size {
  readonly agents: number;
  readonly waiting: number;
}

/** A frequent event in a house, and the cost of deciding its consequences. */
export interface Moment {
  readonly name: string;
  /** µs for one of `count` events: updating the index, planning, and reporting the outcome to the index. */
  index(count: number): number;
  /** µs for one plan that looks at everybody, in the same situation. */
  fullPlan(): number;
}

/** One event, reported to the index. */
type Happening = () => void;

/** The product's side of a house: its index, and decisions whose outcome it has not heard yet. */
class Desk {
  readonly house: House;
  readonly index: AllocationIndex;
  readonly #planned: [UserId, ChatId][] = [];

  constructor(house: House) {
    this.house = house;
    this.index = new AllocationIndex(house.account);
    for (const agent of house.agents.values()) this.index.setAgent({ agent, connected: true });
    for (const chat of house.waiting.values()) this.index.setChat(chat);
    this.index.plan(house.now);
  }

  decide(happening: Happening): void {
    happening();
    for (const [userId, chatIds] of this.index.plan(this.house.now)) {
      for (const chatId of chatIds) this.#planned.push([userId, chatId]);
    }
  }

  /** µs for one of these, of all one after the other; fails unless each gives `each` chats. */
  measure(happenings: readonly Happening[], each: number): number {
    const decided = medianMicros(happenings.map((happening) => () => this.decide(happening)));
    if (this.#planned.length !== happenings.length * each) {
      throw new Error(`${this.#planned.length} chats were given after ${happenings.length} times`);
    }
    if (each === 0) return decided;
    // The events themselves are the rules' doing, and cost the same either way.
    const outcomes = this.#planned.splice(0).map(([userId, chatId]) => this.house.give(chatId, userId));
    const told = medianMicros(
      outcomes.map(({ chat, candidate }) => () => {
        this.index.setChat(chat);
        this.index.setAgent(candidate);
      }),
    );
    return decided + told * each;
  }

  /** As many wait as before. */
  refill(waiting: number): void {
    while (this.house.waiting.size < waiting) this.index.setChat(this.house.request());
  }
}

export function momentsOf(size: Size): Moment[] {
  return [chatCloses(size), agentComes(size), settingSaved(size), chatComesIn(size)];
}

/** Everybody is full, and many wait. */
function fullDesk({ agents, waiting }: Size): Desk {
  const house = new House(agents);
  house.everyoneOwns(4);
  for (let chat = 0; chat < waiting; chat++) house.request();
  return new Desk(house);
}

function chatCloses(size: Size): Moment {
  const desk = fullDesk(size);
  const { house, index } = desk;
  const closing = (userId: UserId): Happening => {
    const candidate = house.close(userId);
    return () => index.setAgent(candidate);
  };
  return {
    name: "a chat closes, the next is given",
    index(count) {
      const micros = desk.measure(house.someAgents(count).map(closing), 1);
      desk.refill(size.waiting);
      return micros;
    },
    fullPlan() {
      const happenings = house.someAgents(1).map(closing);
      const micros = planned(house);
      desk.measure(happenings, 1);
      desk.refill(size.waiting);
      return micros;
    },
  };
}

function agentComes(size: Size): Moment {
  const desk = fullDesk(size);
  const { house, index } = desk;
  const coming = (userId: UserId): Happening => {
    let candidate: Candidate | null = null;
    for (let chat = 0; chat < 4; chat++) candidate = house.close(userId);
    if (!candidate) throw new Error("Nobody comes");
    const { agent } = candidate;
    index.setAgent({ agent, connected: false });
    return () => index.setAgent({ agent, connected: true });
  };
  return {
    name: "an agent comes, and is given four",
    index(count) {
      const micros = desk.measure(house.someAgents(count).map(coming), 4);
      desk.refill(size.waiting);
      return micros;
    },
    fullPlan() {
      const happenings = house.someAgents(1).map(coming);
      const micros = planned(house);
      desk.measure(happenings, 4);
      desk.refill(size.waiting);
      return micros;
    },
  };
}

function settingSaved(size: Size): Moment {
  const desk = fullDesk(size);
  const { house, index } = desk;
  let saved = 0;
  const saving = (): Happening => {
    house.account = withSetting(house.account, saved++);
    const { account } = house;
    return () => index.setAccount(account);
  };
  return {
    name: "a template, user or queue is saved",
    index: (count) => desk.measure(Array.from({ length: count }, saving), 0),
    fullPlan: () => planned(house),
  };
}

function chatComesIn({ agents }: Size): Moment {
  const house = new House(agents);
  house.everyoneOwns(2);
  const desk = new Desk(house);
  const { index } = desk;
  const requesting = (): Happening => {
    const chat = house.request();
    return () => index.setChat(chat);
  };
  return {
    name: "a chat comes in, everybody has room",
    index(count) {
      const micros = desk.measure(Array.from({ length: count }, requesting), 1);
      for (const userId of house.agents.keys()) {
        while (house.owned(userId) > 2) index.setAgent(house.close(userId));
      }
      return micros;
    },
    fullPlan() {
      const chat = house.request();
      const micros = planned(house);
      house.waiting.delete(chat.chatId);
      return micros;
    },
  };
}

function planned(house: House): number {
  const plan = new FullPlan(house);
  return medianMicros([() => plan.decide()]);
}

/** The account after one more setting was saved; by turns of one kind and another. */
function withSetting(account: Account, saved: number): Account {
  const by = { at: 0, by: bySystem("set-up") };
  const name = `Name ${saved}`;
  const templateId = `template-${saved % 10}` as TemplateId;
  const template = { templateId, name, shortcut: "", text: "Hello", queueIds: [], ownerId: null };
  const user = account.users["agent-1" as UserId];
  const queue = account.queues["queue-1" as QueueId];
  if (!user || !queue || saved % 3 === 0) return evolveAccount(account, saves("template", template, by));
  if (saved % 3 === 1) return evolveAccount(account, saves("user", { ...user, name }, by));
  return evolveAccount(account, saves("queue", { ...queue, name }, by));
}
