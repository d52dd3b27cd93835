import { until } from "../measuring/until.ts";
import type { Crowd, Talker } from "./crowd.ts";

const texts = [
  "Where is my order 48213? It should have been here on Monday.",
  "I have just looked again, and the parcel is still not here.",
  "Thank you. Could you send me the tracking number, please?",
  "No, that is not what I ordered: it was the blue one, in size M.",
];

/** Counts between two looks at a talking crowd. */
export interface Stretch {
  readonly acknowledged: number;
  readonly delivered: number;
  /** Milliseconds from sending to the acknowledgement, sorted. */
  readonly latencies: readonly number[];
}

/** Connections ended unexpectedly, so nothing was measured. */
export class LostConnections extends Error {}

/** Makes a crowd talk and counts what becomes of it. */
export class Load {
  readonly #crowd: Crowd;
  #said = 0;
  #acknowledged = 0;
  #latencies: number[] = [];
  #isTalking = true;

  constructor(crowd: Crowd) {
    this.#crowd = crowd;
  }

  /** Everybody says the next thing as soon as the last is acknowledged. */
  talkWithoutPause(): void {
    for (const talker of this.#talkers()) {
      const sayNext = () => {
        if (this.#isTalking) this.#say(talker, sayNext);
      };
      sayNext();
    }
  }

  /** Sends `perSecond` messages a second from all together, whether or not earlier ones are acknowledged. */
  talkAtRate(perSecond: number): void {
    const talkers = this.#talkers();
    const startedAt = performance.now();
    let given = 0;
    const give = () => {
      if (!this.#isTalking) return;
      const due = ((performance.now() - startedAt) / 1_000) * perSecond;
      for (; given < due; given++) {
        const talker = talkers[given % talkers.length];
        if (talker) this.#say(talker, () => {});
      }
      setTimeout(give, 1);
    };
    give();
  }

  /** Counts for the next `ms` milliseconds. */
  async measure(ms: number): Promise<Stretch> {
    const acknowledged = this.#acknowledged;
    const delivered = this.#crowd.delivered();
    this.#latencies = [];
    await new Promise((resolve) => setTimeout(resolve, ms));
    return {
      acknowledged: this.#acknowledged - acknowledged,
      delivered: this.#crowd.delivered() - delivered,
      latencies: this.#latencies.toSorted((a, b) => a - b),
    };
  }

  /**
   * Stops sending. Rejects unless every message is acknowledged and delivered exactly once; with
   * `LostConnections` when that has become impossible.
   */
  async stop(deliveredBefore: number): Promise<void> {
    this.#isTalking = false;
    const lost = () => this.#crowd.lost();
    const delivered = () => this.#crowd.delivered() - deliveredBefore;
    await until(() => lost() > 0 || this.#acknowledged === this.#said, "everything is acknowledged");
    await until(() => lost() > 0 || delivered() >= this.#said, "everything is delivered");
    if (lost() > 0) throw new LostConnections(`${lost()} connections were lost`);
    if (delivered() !== this.#said) throw new Error(`${delivered()} delivered of ${this.#said} said`);
  }

  /** Agents among customers, so that a rate is spread over both. */
  #talkers(): Talker[] {
    const { customers, agents } = this.#crowd;
    const each = Math.max(1, Math.floor(customers.length / Math.max(1, agents.length)));
    return customers.flatMap((customer, index) => {
      const agent = index % each === 0 ? agents[index / each] : undefined;
      return agent ? [customer, agent] : [customer];
    });
  }

  #say(talker: Talker, then: () => void): void {
    const text = texts[this.#said % texts.length] ?? "";
    this.#said += 1;
    const saidAt = performance.now();
    talker.say(text, () => {
      this.#acknowledged += 1;
      this.#latencies.push(performance.now() - saidAt);
      then();
    });
  }
}
