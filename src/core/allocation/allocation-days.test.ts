import { bySystem, byUser } from "../author.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testSeed } from "../../../tests/support/test-seed.ts";
import type { Queue, User } from "../account/account.ts";
import type { Change } from "../change.ts";
import { inAgent, inChat } from "../change.ts";
import { isInInbox } from "../chat/chat.ts";
import type { ChatId, GroupId, QueueId, UserId } from "../ids.ts";
import { at } from "../testing/at.ts";
import {
  frontline,
  givenAccount,
  office,
  queueWith,
  rules,
  saved,
  userWith,
} from "../testing/given-account.ts";
import {
  abandoned,
  allocated,
  chose,
  closed,
  ended,
  paused,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { pick } from "../testing/pick.ts";
import type { World } from "../testing/world.ts";
import { AllocationIndex } from "./allocation-index.ts";
import type { Candidate } from "./eligibility.ts";
import { planAllocations } from "./plan-allocations.ts";
import { compareWaiting } from "./waiting-order.ts";

const night = "night" as GroupId;
const groups: readonly GroupId[][] = [
  [frontline],
  [office],
  [frontline, office],
  [night],
  [frontline, night],
  [],
];
const agents = Array.from({ length: 8 }, (_, index) => `agent-${index}` as UserId);
const queues = Array.from({ length: 5 }, (_, index) => `queue-${index}` as QueueId);

/** Somebody does something to something; numbers choose among what there is by then. */
interface Step {
  readonly does:
    | "request"
    | "arrive"
    | "take"
    | "end"
    | "close"
    | "put-back"
    | "return"
    | "transfer"
    | "abandon"
    | "play"
    | "pause"
    | "choose-status"
    | "connection"
    | "save-user"
    | "save-queue"
    | "save-rules";
  readonly agent: number;
  readonly chat: number;
  readonly which: number;
  /** How many of ten planned allocations fail afterwards; `null`: nothing is planned yet. */
  readonly fails: number | null;
}

const weights: Record<Step["does"], number> = {
  request: 8,
  arrive: 8,
  take: 2,
  end: 3,
  close: 6,
  "put-back": 5,
  return: 2,
  transfer: 2,
  abandon: 1,
  play: 6,
  pause: 4,
  "choose-status": 5,
  connection: 3,
  "save-user": 2,
  "save-queue": 2,
  "save-rules": 1,
};

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.oneof(
    ...Object.entries(weights).map(([does, weight]) => ({
      weight,
      arbitrary: fc.constant(does as Step["does"]),
    })),
  ),
  agent: fc.nat({ max: 7 }),
  chat: fc.nat({ max: 20 }),
  which: fc.nat({ max: 19 }),
  fails: fc.constantFrom(null, null, null, null, 0, 0, 3, 10),
});

/** A world whose index hears of every change, one by one, and of nothing else. */
class Watched {
  readonly world: World = givenAccount({
    rules: { chatsMax: 2 },
    users: agents.map((userId, index) =>
      userWith({ userId, groupIds: pick(groups, index % 4), chatsMax: pick([null, null, 3, 5], index >> 1) }),
    ),
    queues: queues.map((queueId, index) =>
      queueWith({
        queueId,
        priority: index % 2,
        groupIds: pick(groups, index),
        allocateWhileHandling: index % 2 === 0,
      }),
    ),
  });
  readonly gone = new Set<UserId>();
  readonly index = new AllocationIndex(this.world.account);
  #seconds = 0;
  #chats = 0;

  constructor() {
    for (const userId of agents) this.happened(chose(userId, "available", at(0)));
  }

  candidate(userId: UserId): Candidate {
    return { agent: this.world.agent(userId), connected: !this.gone.has(userId) };
  }

  happened(...changes: (Change | Change[])[]): void {
    for (const change of changes.flat()) {
      this.world.happened(change);
      if (change.log === "account") this.index.setAccount(this.world.account);
      if (change.log === "agent") this.index.setAgent(this.candidate(change.id));
      if (change.log === "chat") this.index.setChat(this.world.chat(change.id));
    }
  }

  /** Does the step, if it can be done; `null` when not. */
  changesOf({ does, agent, chat, which }: Step): Change[] | Change | null {
    this.#seconds += which % 3;
    const now = at(this.#seconds);
    const { world } = this;
    const userId = pick(agents, agent);
    const all = [...world.chats.values()];
    const waiting = all.filter(({ state }) => state === "waiting");
    const owned = all.filter((one) => isInInbox(one)).filter(({ ownerId }) => ownerId === userId);
    const first = waiting[chat % Math.max(1, waiting.length)];
    const mine = owned[chat % Math.max(1, owned.length)];
    switch (does) {
      case "request": {
        // Counting down, so that the order of ids is not that of time.
        const chatId = `chat-${900 - this.#chats++}` as ChatId;
        return requested(chatId, now, { queueId: pick([...queues, "unknown" as QueueId], which) });
      }
      case "arrive":
        this.#arrive(pick([...queues, "unknown" as QueueId], which), chat < 14);
        return null;
      case "take":
        return first ? taken(first.chatId, userId, now) : null;
      case "abandon":
        return first ? abandoned(first.chatId, now) : null;
      case "end":
        return mine?.state === "owned" ? ended(mine.chatId, userId, wrapUpWith({ at: now })) : null;
      case "close":
        if (mine?.state === "owned") {
          return [
            ...ended(mine.chatId, userId, wrapUpWith({ at: now })),
            ...closed(mine.chatId, userId, now),
          ];
        }
        return mine ? closed(mine.chatId, userId, now) : null;
      case "put-back":
        return mine?.state === "owned" ? putBack(mine.chatId, userId, now) : null;
      case "return":
        if (mine?.state !== "owned") return null;
        return [
          inChat(mine.chatId, {
            type: "chat.returned",
            at: now,
            by: bySystem("grace"),
            from: userId,
            why: "agent-gone",
          }),
          inAgent(userId, {
            type: "agent.chat-lost",
            at: now,
            by: bySystem("grace"),
            chatId: mine.chatId,
            why: "agent-gone",
          }),
        ];
      case "transfer": {
        if (mine?.state !== "owned") return null;
        const { chatId, queueId: fromQueueId } = mine;
        const toQueueId = pick(queues, which);
        return [
          inChat(chatId, { type: "chat.transferred", at: now, by: byUser(userId), fromQueueId, toQueueId }),
          inAgent(userId, {
            type: "agent.chat-lost",
            at: now,
            by: byUser(userId),
            chatId,
            why: "transferred",
          }),
        ];
      }
      case "play":
        if (!mine || world.agent(userId).activeChatId !== null) return null;
        return played(mine.chatId, userId, now);
      case "pause":
        return owned.filter(({ active }) => active).flatMap(({ chatId }) => paused(chatId, userId, now));
      case "choose-status":
        return chose(userId, pick(["available", "available", "break", "unavailable"], which), now);
      default:
        return this.#setting(does, userId, which);
    }
  }

  /**
   * A new chat, given at once if somebody can take it. Stored are the chat and its allocation, or only the
   * chat.
   */
  #arrive(queueId: QueueId, comesAbout: boolean): void {
    const chatId = `chat-${900 - this.#chats++}` as ChatId;
    const now = at(this.#seconds);
    const mayOthersComeFirst = this.index.isWanted;
    const userId = this.index.take({ queueId, chatId }, now);
    this.world.happened(requested(chatId, now, { queueId }));
    if (mayOthersComeFirst) expect(userId).toBeNull();
    else expect(this.plain()).toEqual(userId ? new Map([[userId, [chatId]]]) : new Map());
    if (userId && comesAbout) this.world.happened(...allocated(chatId, userId, now));
    this.index.setChat(this.world.chat(chatId));
    if (userId) this.index.setAgent(this.candidate(userId));
  }

  #setting(does: Step["does"], userId: UserId, which: number): Change | null {
    const { account } = this.world;
    if (does === "connection") {
      if (!this.gone.delete(userId)) this.gone.add(userId);
      this.index.setAgent(this.candidate(userId));
      return null;
    }
    if (does === "save-user") {
      const changes: Partial<User>[] = [
        { disabled: true },
        { disabled: false },
        { webchat: which > 10 },
        { chatsMax: (which % 3) + 1 },
        { chatsMax: null },
        { groupIds: pick(groups, which) },
      ];
      return saved({ user: { ...account.users[userId]!, ...pick(changes, which) } });
    }
    if (does === "save-queue") {
      const changes: Partial<Queue>[] = [
        { priority: which % 3 },
        { groupIds: pick(groups, which) },
        { allocation: pick([null, "auto", "by-hand"] as const, which) },
        { chatsMax: pick([null, 1, 3], which) },
        { allocateWhileHandling: which > 10 },
      ];
      return saved({ queue: { ...account.queues[pick(queues, which * 7)]!, ...pick(changes, which) } });
    }
    const allocation = which % 4 === 0 ? "by-hand" : "auto";
    return saved({ rules: { ...rules, allocation, chatsMax: (which % 3) + 1 } });
  }

  plain(): Map<UserId, ChatId[]> {
    const { account } = this.world;
    const waiting = [...this.world.chats.values()]
      .filter((chat) => chat.state === "waiting")
      .toSorted((a, b) => compareWaiting(account, a, b));
    const candidates = agents.map((userId) => this.candidate(userId));
    return planAllocations(account, { waiting, candidates }, at(this.#seconds));
  }

  /** Plans, lets some of the allocations succeed and tells the index the outcome of the others. */
  allocate(fails: number): void {
    const expected = this.plain();
    const plan = this.index.plan(at(this.#seconds));
    expect(plan).toEqual(expected);
    let count = 0;
    for (const [userId, chatIds] of plan) {
      for (const chatId of chatIds) {
        if (count++ % 10 >= fails) this.happened(allocated(chatId, userId, at(this.#seconds)));
      }
      for (const chatId of chatIds) this.index.setChat(this.world.chat(chatId));
      this.index.setAgent(this.candidate(userId));
    }
  }
}

const numRuns = Number(process.env["BELLHOP_RUNS"] ?? 300);

describe("an index that hears of one change after the other", () => {
  test(
    "[B-8] [B-7] [I-3] plans, and gives what comes in, as the plan that looks at everybody does, whatever happens and fails",
    { timeout: 10_000 + numRuns * 100 },
    () => {
      const steps = fc.array(step, { minLength: 1, maxLength: 120, size: "max" });
      fc.assert(
        fc.property(fc.noBias(steps), (day) => {
          const watched = new Watched();
          for (const one of day) {
            const changes = watched.changesOf(one);
            if (changes) watched.happened(changes);
            if (one.fails === null) continue;
            watched.allocate(one.fails);
            // Failed allocations are planned again, until nothing is left to do.
            while (watched.index.isWanted) watched.allocate(0);
            expect(watched.plain()).toEqual(new Map());
          }
        }),
        { numRuns, seed: testSeed },
      );
    },
  );
});
