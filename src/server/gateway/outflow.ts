import type { Duplex } from "node:stream";

/** Bytes that may lie unsent on all connections together before those that are behind are let go. */
const unsentOfAllMax = 64_000_000;

/**
 * Lets everything that is sent on a connection within one turn of the event loop go out as one piece:
 * an answer, the line it made and the card that changed are one write to the kernel, not three.
 */
export class Outflow {
  readonly #held = new Set<Duplex>();
  #unsent = 0;

  /** Bytes that have been sent and not been taken by the network yet, on all connections. */
  get unsentBytes(): number {
    return this.#unsent;
  }

  /** Is more waiting than there should be in memory? */
  get isFull(): boolean {
    return this.#unsent > unsentOfAllMax;
  }

  /** So many bytes wait from now on; the result says that they do no more. */
  count(bytes: number): () => void {
    this.#unsent += bytes;
    return () => {
      this.#unsent -= bytes;
    };
  }

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
