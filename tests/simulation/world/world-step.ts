import type { Chance } from "./chance.ts";

/** What can happen, and how often beside the others. */
const weights = {
  // Customers.
  write: 12,
  "write-twice": 3,
  leave: 2,
  "customer-reload": 2,
  "customer-tab": 2,
  "customer-type": 1,
  "customer-see": 2,
  "customer-older": 1,
  "customer-retry": 2,
  // Agents.
  status: 6,
  "take-next": 4,
  "take-race": 2,
  "take-shown": 2,
  play: 9,
  pause: 3,
  "put-back": 3,
  transfer: 3,
  offer: 4,
  "answer-offer": 6,
  answer: 10,
  note: 3,
  end: 4,
  extend: 2,
  finish: 3,
  open: 4,
  close: 2,
  watch: 3,
  see: 3,
  "desk-reload": 2,
  "desk-type": 1,
  // The administrator.
  "set-queue": 2,
  "set-user": 2,
  "set-account": 1,
  "set-race": 4,
  // The world around.
  break: 6,
  "break-all": 1,
  "cut-off": 6,
  "slow-network": 1,
  crash: 2,
  "crash-before": 1,
  "crash-after": 2,
  "store-refuses": 1,
  "store-unheard": 1,
  "slow-store": 1,
  sleep: 1,
  "set-back": 1,
  wait: 5,
} as const;

/** What only happens where there are several servers. */
const betweenServers = { "cut-store": 8, crash: 6, stop: 5, pause: 12, "set-apart": 1 } as const;

export type Deed = keyof typeof weights | keyof typeof betweenServers;

/**
 * One thing that happens, and how much time goes by after it. Who and what it is about are numbers that
 * always mean something, whatever there is by then: so any list of steps can be played, and shrunk.
 */
export interface WorldStep {
  readonly does: Deed;
  readonly who: number;
  readonly item: number;
  /** ms; 0: the next step happens at the same moment. */
  readonly thenMs: number;
}

function repeated(numbers: Partial<Record<Deed, number>>): Deed[] {
  return Object.entries(numbers).flatMap(([deed, weight]) => Array<Deed>(weight).fill(deed as Deed));
}

const deeds = repeated(weights);
const deedsOfSeveral = [...deeds, ...repeated(betweenServers)];

export function randomStep(chance: Chance, servers: number): WorldStep {
  const possible = servers === 1 ? deeds : deedsOfSeveral;
  const does = possible[chance.below(possible.length)] ?? "wait";
  return { does, who: chance.below(1_000), item: chance.below(1_000), thenMs: randomPause(chance) };
}

/** Mostly nothing or little, so that much is under way at once. */
function randomPause(chance: Chance): number {
  const kind = chance.next();
  if (kind < 0.45) return 0;
  if (kind < 0.85) return chance.below(80) * 10;
  return chance.below(10_000);
}
