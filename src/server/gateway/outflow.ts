import type { Duplex } from "node:stream";

/**
 * Lets everything that is sent on a connection within one turn of the event loop go out as one piece:
 * an answer, the line it made and the card that changed are one write to the kernel, not three.
 */
export class Outflow {
  readonly #held = new Set<Duplex>();

  /** What is written to the stream from here on goes out at the end of this turn. */
  hold(stream: Duplex): void {
    if (this.#held.has(stream)) return;
    if (this.#held.size === 0) setImmediate(() => this.#release());
    this.#held.add(stream);
    stream.cork();
  }

  #release(): void {
    for (const stream of this.#held) stream.uncork();
    this.#held.clear();
  }
}
