import { beatEveryMs } from "#contract/limits.ts";

/** Connections beat in this many parts: all of them in one turn would hold up everything else. */
const partCount = 100;
const lookEveryMs = beatEveryMs / partCount;

interface Beating {
  beat(): void;
}

interface Part {
  readonly members: Set<Beating>;
  /** By the clock of `performance`. */
  dueAt: number;
}

/** Gives each connection its beat once in `beatEveryMs`. */
export class Heartbeat {
  readonly #parts: readonly Part[];
  readonly #timer: NodeJS.Timeout;
  #joined = 0;

  constructor() {
    const now = performance.now();
    this.#parts = Array.from({ length: partCount }, (_, index) => ({
      members: new Set(),
      dueAt: now + (index + 1) * lookEveryMs,
    }));
    this.#timer = setInterval(() => this.#beat(), lookEveryMs);
    this.#timer.unref();
  }

  /** The result takes it out again. */
  join(one: Beating): () => void {
    const { members } = this.#parts[this.#joined++ % partCount] as Part;
    members.add(one);
    return () => members.delete(one);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** All that are due: where turns take long, several parts are. */
  #beat(): void {
    const now = performance.now();
    for (const part of this.#parts) {
      if (part.dueAt > now) continue;
      for (const one of part.members) one.beat();
      // On its mark again, but not at once: what answers needs its time.
      while (part.dueAt < now + beatEveryMs / 2) part.dueAt += beatEveryMs;
    }
  }
}
