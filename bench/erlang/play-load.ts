import type { ChatId, UserId } from "#core/ids.ts";
import { SortedList } from "#core/sorted-list.ts";
import type { Load } from "./erlang-c.ts";
import { exponential, seededRandom } from "./seeded-random.ts";
import { VirtualDesk } from "./virtual-desk.ts";

export interface Play extends Load {
  readonly seed: number;
  readonly arrivals: number;
  readonly withinMs: number;
  /**
   * Delay in ms before the allocator hears that an agent is free, to show that the bench would detect it; 0 =
   * the product's.
   */
  readonly hearsLateMs: number;
}

/** Results for the customers of one batch, one after the other. */
export interface Batch {
  /** Mean wait, and the mean wait in one line with agents who lose no time. */
  readonly waitMs: number;
  readonly idealWaitMs: number;
  readonly within: number;
  readonly idealWithin: number;
  readonly occupancy: number;
}

/** The first batch starts with an empty house and is left out. */
const batches = 21;

interface Due {
  readonly at: number;
  readonly order: number;
  readonly does: () => void;
}

/** Plays the load in virtual time: customers come, are allocated an agent, are helped, and go. */
export function playLoad(play: Play): Batch[] {
  const { agents, rho, meanHandlingMs, arrivals } = play;
  const random = seededRandom(play.seed);
  const desk = new VirtualDesk(agents);
  const due = new SortedList<Due>((a, b) => a.at - b.at || a.order - b.order);
  const tally = new Tally(play);
  let order = 0;
  const at = (time: number, does: () => void) => due.add({ at: time, order: order++, does });

  let now = 0;
  const allocate = () => {
    for (const chatId of desk.allocate(now)) {
      const handlingMs = tally.begin(numberOf(chatId), now);
      at(now + handlingMs, () => finish(chatId));
    }
  };
  const hear = (userId: UserId) => {
    desk.hear(userId);
    allocate();
  };
  const finish = (chatId: ChatId) => {
    const userId = desk.end(chatId, now);
    if (play.hearsLateMs === 0) hear(userId);
    else at(now + play.hearsLateMs, () => hear(userId));
  };
  const arrive = (number: number) => {
    tally.arrive(number, { now, handlingMs: exponential(random, meanHandlingMs) });
    desk.request(chatIdOf(number), now);
    allocate();
    const gapMs = exponential(random, meanHandlingMs / (agents * rho));
    if (number + 1 < arrivals) at(now + gapMs, () => arrive(number + 1));
  };
  at(0, () => arrive(0));
  for (let next = due.first; next; next = due.first) {
    due.remove(next);
    now = next.at;
    next.does();
  }
  return tally.batches();
}

/** Ids that grow in the order of arrival. */
function chatIdOf(number: number): ChatId {
  return `chat-${String(number).padStart(9, "0")}` as ChatId;
}

function numberOf(chatId: ChatId): number {
  return Number(chatId.slice("chat-".length));
}

/** Arrivals and waits, beside the ideal waits by Kiefer and Wolfowitz for the same customers. */
class Tally {
  readonly #play: Play;
  readonly #cameAt: Float64Array;
  readonly #handlingMs: Float64Array;
  readonly #waitMs: Float64Array;
  readonly #idealWaitMs: Float64Array;
  /** When each ideal agent becomes free. */
  readonly #freeAt: SortedList<readonly [at: number, agent: number]>;

  constructor(play: Play) {
    this.#play = play;
    this.#cameAt = new Float64Array(play.arrivals);
    this.#handlingMs = new Float64Array(play.arrivals);
    this.#waitMs = new Float64Array(play.arrivals).fill(Number.NaN);
    this.#idealWaitMs = new Float64Array(play.arrivals);
    this.#freeAt = new SortedList((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (let agent = 0; agent < play.agents; agent++) this.#freeAt.add([0, agent]);
  }

  arrive(number: number, { now, handlingMs }: { now: number; handlingMs: number }): void {
    this.#cameAt[number] = now;
    this.#handlingMs[number] = handlingMs;
    const first = this.#freeAt.first;
    if (!first) return;
    this.#freeAt.remove(first);
    const beginsAt = Math.max(now, first[0]);
    this.#idealWaitMs[number] = beginsAt - now;
    this.#freeAt.add([beginsAt + handlingMs, first[1]]);
  }

  /** An agent starts to help the customer; returns for how long. */
  begin(number: number, now: number): number {
    this.#waitMs[number] = now - (this.#cameAt[number] ?? Number.NaN);
    return this.#handlingMs[number] ?? Number.NaN;
  }

  batches(): Batch[] {
    const size = Math.floor(this.#play.arrivals / batches);
    return Array.from({ length: batches - 1 }, (_, index) => this.#batch((index + 1) * size, size));
  }

  #batch(from: number, size: number): Batch {
    const { withinMs, agents } = this.#play;
    const waits = this.#waitMs.subarray(from, from + size);
    const idealWaits = this.#idealWaitMs.subarray(from, from + size);
    const within = (values: Float64Array) => values.filter((wait) => wait <= withinMs).length / size;
    const passed = (this.#cameAt[from + size - 1] ?? 0) - (this.#cameAt[from] ?? 0);
    return {
      waitMs: mean(waits),
      idealWaitMs: mean(idealWaits),
      within: within(waits),
      idealWithin: within(idealWaits),
      occupancy: (mean(this.#handlingMs.subarray(from, from + size)) * size) / (passed * agents),
    };
  }
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
