import { beatEveryMs } from "#contract/limits.ts";

/** In so many parts: all connections in one turn would hold up what everybody else says. */
const parts = 100;

interface Beating {
  beat(): void;
}

/** Gives each connection its beat once in `beatEveryMs`. */
export class Heartbeat {
  readonly #parts: readonly Set<Beating>[] = Array.from({ length: parts }, () => new Set());
  readonly #timer: NodeJS.Timeout;
  #joined = 0;
  #beaten = 0;

  constructor() {
    this.#timer = setInterval(() => {
      for (const one of this.#part(this.#beaten++)) one.beat();
    }, beatEveryMs / parts);
    this.#timer.unref();
  }

  /** The result takes it out again. */
  join(one: Beating): () => void {
    const part = this.#part(this.#joined++);
    part.add(one);
    return () => part.delete(one);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #part(count: number): Set<Beating> {
    return this.#parts[count % parts] as Set<Beating>;
  }
}
