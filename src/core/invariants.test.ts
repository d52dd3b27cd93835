import fc from "fast-check";
import { describe, test } from "vitest";
import { testSeed } from "../../tests/support/test-seed.ts";
import type { AccountRules, Queue, User, WrapUpRules } from "./account/account.ts";
import { failingSeeds } from "./testing/failing-seeds.ts";
import { frontline, office, stillHere, welcome } from "./testing/given-account.ts";
import {
  closedOnExpiry,
  honestCountdown,
  oneActiveItem,
  oneOwner,
  replayed,
  sameQueueingTime,
} from "./testing/invariants.ts";
import {
  fairestAgent,
  nobodyOvertaken,
  nobodyWaitsInVain,
  onlyToEligible,
} from "./testing/invariants-of-allocation.ts";
import { announcedAtOnce, announcedWhenDue } from "./testing/invariants-of-announcements.ts";
import { missedWhenUnplayed, offersOver, onlyAcceptedOffers } from "./testing/invariants-of-offers.ts";
import { lateOnTime, missedAtOnce, missedOnce, waitsHeard } from "./testing/invariants-of-waiting.ts";
import { type Invariant, Simulation } from "./testing/simulation.ts";
import type { AgentDeed, Step, StepBy } from "./testing/step.ts";

/** `BELLHOP_RUNS=20000` for a long search. */
const numRuns = Number(process.env["BELLHOP_RUNS"] ?? 300);
const timeoutMs = 240_000 + numRuns * 200;

/** Relative frequencies: a day is mostly work and seldom a mishap. */
const agentDeeds: Record<AgentDeed, number> = {
  take: 6,
  play: 20,
  pause: 6,
  "put-back": 4,
  "plan-break": 1,
  "mark-abusive": 1,
  transfer: 4,
  offer: 10,
  accept: 8,
  decline: 3,
  withdraw: 2,
  write: 8,
  end: 8,
  extend: 10,
  finish: 3,
  classify: 1,
  "choose-status": 12,
  "sign-out": 2,
  come: 8,
  go: 2,
};

const few = fc.nat({ max: 3 });

const agentStep: fc.Arbitrary<StepBy<"agent">> = fc.record({
  by: fc.constant("agent"),
  agent: fc.nat({ max: 2 }),
  does: fc.oneof(
    ...Object.entries(agentDeeds).map(([does, weight]) => ({
      weight,
      arbitrary: fc.constant(does as AgentDeed),
    })),
  ),
  chat: fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2, 3, 4),
  which: few,
});

const customerStep: fc.Arbitrary<StepBy<"customer">> = fc.record({
  by: fc.constant("customer"),
  customer: few,
  does: fc.constantFrom("write", "write", "write", "write", "leave", "come", "come", "go"),
  widget: fc.nat({ max: 2 }),
  hasSeenAll: fc.boolean(),
});

const clockStep: fc.Arbitrary<StepBy<"clock">> = fc.record({
  by: fc.constant("clock"),
  does: fc.constantFrom("pass", "sleep"),
  seconds: fc.constantFrom(1, 5, 5, 20, 20, 30, 30, 60, 61, 120, 300, 1800),
});

const wrapUp: fc.Arbitrary<WrapUpRules> = fc.record({
  mode: fc.constantFrom("timed", "timed", "off", "unlimited"),
  durationMs: fc.constantFrom(60_000, 0, 20_000),
  extensionMs: fc.constantFrom(60_000, 5_000),
  extensionsMax: fc.constantFrom(3, 0, 1),
  pausedMaxMs: fc.constantFrom(0, 120_000),
});

const someGroups = fc.constantFrom([frontline, office], [frontline, office], [frontline], [office], []);

const queueChange: fc.Arbitrary<Partial<Queue>> = fc.record(
  {
    priority: fc.nat({ max: 2 }),
    groupIds: someGroups,
    allocation: fc.constantFrom(null, "auto", "by-hand"),
    chatsMax: fc.constantFrom(null, 1, 2, 3),
    allocateWhileHandling: fc.boolean(),
    replyTargetMs: fc.constantFrom(60_000, 0, 20_000),
    noResponseMs: fc.constantFrom(0, 20_000, 60_000),
    leavingMs: fc.constantFrom(0, 30_000, 300_000),
    wrapUp,
    announcements: fc.constantFrom(
      [welcome, stillHere],
      [
        { ...stillHere, afterMs: 0, everyMs: 60_000 },
        { ...welcome, afterMs: 5_000 },
      ],
      [{ ...stillHere, everyMs: null }],
      [],
    ),
  },
  { requiredKeys: [] },
);

const userChange: fc.Arbitrary<Partial<User>> = fc.record({
  disabled: fc.constantFrom(false, false, false, true),
  webchat: fc.constantFrom(true, true, true, false),
  groupIds: someGroups,
  chatsMax: fc.constantFrom(null, 1, 2, 3),
});

const accountChange: fc.Arbitrary<Partial<AccountRules>> = fc.record(
  {
    allocation: fc.constantFrom("auto", "by-hand"),
    chatsMax: fc.constantFrom(1, 2, 3),
    mayTakeAboveMax: fc.boolean(),
    transferTo: fc.constantFrom("any", "served"),
    graceMs: fc.constantFrom(60_000, 5_000),
  },
  { requiredKeys: [] },
);

const administratorStep: fc.Arbitrary<StepBy<"administrator">> = fc.oneof(
  fc.record({
    by: fc.constant("administrator"),
    saves: fc.constant("queue"),
    queue: fc.nat({ max: 2 }),
    change: queueChange,
  }),
  fc.record({
    by: fc.constant("administrator"),
    saves: fc.constant("user"),
    user: fc.nat({ max: 2 }),
    change: userChange,
  }),
  fc.record({ by: fc.constant("administrator"), saves: fc.constant("account"), change: accountChange }),
);

const anyDay: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: agentStep },
    { weight: 8, arbitrary: customerStep },
    { weight: 5, arbitrary: clockStep },
    { weight: 2, arbitrary: administratorStep },
  ),
  { minLength: 1, maxLength: 100, size: "max" },
);

/** Plays random days of the simulated account, each step of them under the eyes of the invariants. */
function always(...invariants: Invariant[]): void {
  // Without its bias towards the small, days are long enough for something to happen in them.
  const day = fc.property(fc.noBias(anyDay), (steps) => {
    const simulation = new Simulation(invariants);
    for (const step of steps) simulation.step(step);
  });
  const examples: [Step[]][] = failingSeeds.map(({ steps }) => [[...steps]]);
  fc.assert(day, { numRuns, examples, seed: testSeed });
}

describe("whatever happens, in whatever order", { timeout: timeoutMs }, () => {
  test("[I-1] a chat has at most one owner, and both logs agree on who", () => always(oneOwner));
  test("[I-2] an agent has at most one active item, and both logs agree on which", () =>
    always(oneActiveItem));
  test("[I-3] allocation goes to eligible agents only, and never above their maximum", () =>
    always(onlyToEligible));
  test("[I-5] the queueing time of a chat never changes", () => always(sameQueueingTime));
  test("[I-7] wrap-up left grows by extensions only and stands still while paused", () =>
    always(honestCountdown));
  test("[I-8] late exactly when the wait has reached a target above 0", () => always(lateOnTime));
  test("[I-9] nobody waits for allocation while somebody is eligible", () => always(nobodyWaitsInVain));
  test("[I-10] replaying what happened gives the same states", () => always(replayed));
  test("[F-25] a target is missed once for each wait, dated when it was due", () =>
    always(missedOnce, missedAtOnce));
  test("[B-7] nobody is overtaken", () => always(nobodyOvertaken));
  test("[B-8] nobody with a smaller share of chats is passed over", () => always(fairestAgent));
  test("[B-80] whoever waits is told what is announced, when it is due and once", () =>
    always(announcedWhenDue, announcedAtOnce));
  test("[B-12] an allocated chat goes back when its agent has not played it in time, and no sooner", () =>
    always(missedWhenUnplayed));
  test("[B-44] a chat changes hands only to the agent to whom its owner offers it", () =>
    always(onlyAcceptedOffers));
  test("[B-44] an offer is over in time, or when its agent is no longer available", () => always(offersOver));
  test("[B-77] [B-90] a wait for a first agent is heard to end when its log says so, and as long", () =>
    always(waitsHeard));
  test("[B-53] a wrap-up closes when its countdown is over", () => always(closedOnExpiry));
});
