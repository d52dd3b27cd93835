import type { Hint, HintBus } from "#server/ports/hint-bus.ts";
import type { Chance } from "./chance.ts";
import type { WorldTime } from "./world-time.ts";

/** What the bus between servers does to what it carries. */
interface Manners {
  /** Of all that is sent, as a probability. */
  readonly lost: number;
  readonly doubled: number;
  /** Each takes up to so long, whatever was sent before it. */
  readonly delayMaxMs: number;
}

const usual: Manners = { lost: 0.05, doubled: 0.1, delayMaxMs: 60 };

const bad: readonly Manners[] = [
  { lost: 0.5, doubled: 0.1, delayMaxMs: 200 },
  { lost: 1, doubled: 0, delayMaxMs: 10 },
  { lost: 0.1, doubled: 0.3, delayMaxMs: 5_000 },
];

interface End {
  readonly listeners: Set<(hint: Hint) => void>;
  isDead: boolean;
}

/** A bus between servers that loses, doubles, delays and so reorders what it carries. */
export class SimulatedHints {
  sent = 0;
  lost = 0;
  doubled = 0;
  readonly #time: WorldTime;
  readonly #chance: Chance;
  readonly #ends = new Set<End>();
  #manners = usual;

  constructor(time: WorldTime, chance: Chance) {
    this.#time = time;
    this.#chance = chance;
  }

  /** From here on it behaves otherwise: as usual, or badly in one way or another. */
  behave(item: number): void {
    this.#manners = [usual, ...bad][item % (bad.length + 1)] ?? usual;
  }

  /** One server's end; `die` ends it from one moment to the next. */
  end(): { readonly bus: HintBus; readonly die: () => void } {
    const end: End = { listeners: new Set(), isDead: false };
    this.#ends.add(end);
    return {
      bus: {
        send: (hint) => this.#send(end, hint),
        listen: (listener) => {
          end.listeners.add(listener);
          return () => end.listeners.delete(listener);
        },
      },
      die: () => {
        end.isDead = true;
        this.#ends.delete(end);
      },
    };
  }

  #send(from: End, hint: Hint): void {
    if (from.isDead) return;
    for (const to of this.#ends) if (to !== from) this.#carry(to, hint);
  }

  #carry(to: End, hint: Hint): void {
    const { lost, doubled, delayMaxMs } = this.#manners;
    this.sent += 1;
    if (this.#chance.is(lost)) {
      this.lost += 1;
      return;
    }
    const isTwice = this.#chance.is(doubled);
    if (isTwice) this.doubled += 1;
    for (let copy = 0; copy < (isTwice ? 2 : 1); copy++) {
      const at = this.#time.now + 10 * this.#chance.between(1, Math.max(1, delayMaxMs / 10));
      this.#time.schedule(at, () => {
        if (!to.isDead) for (const listener of to.listeners) listener(hint);
      });
    }
  }
}
