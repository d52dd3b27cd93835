import type { Duplex } from "node:stream";
import { textFrames } from "./text-frames.ts";

/** Unsent bytes on all connections together above which slow readers are disconnected. */
const unsentOfAllMax = 64_000_000;

/** Writes the texts of one connection. */
export interface Outlet {
  /** Bytes of earlier texts that the network has not taken yet. */
  readonly unsentBytes: number;
  write(texts: readonly string[]): void;
}

/** A connection that has buffered texts in this turn of the event loop. */
export interface Speaker {
  /** Writes all of it. */
  flush(): void;
}

/**
 * Sends everything written to a connection within one turn of the event loop as one piece: an answer, its
 * line and the changed card are one write to the kernel, not three.
 */
export class Outflow {
  #held: Speaker[] = [];
  /** Bytes that wait on each connection whose reader is behind. */
  readonly #behind = new Map<Duplex, number>();
  #unsent = 0;

  /** Bytes that wait on connections whose readers are behind. */
  get unsentBytes(): number {
    return this.#unsent;
  }

  /** Do unsent bytes take more memory than they should? */
  get isFull(): boolean {
    return this.#unsent > unsentOfAllMax;
  }

  /** Registers a speaker that has started to buffer; flushes it once, at the end of this turn. */
  hold(speaker: Speaker): void {
    if (this.#held.length === 0) setImmediate(() => this.#release());
    this.#held.push(speaker);
  }

  /** Counts the bytes in the stream's buffer as unsent until the stream has drained or closed. */
  waitFor(stream: Duplex): void {
    const before = this.#behind.get(stream);
    if (before === undefined) {
      const gone = () => {
        this.#unsent -= this.#behind.get(stream) ?? 0;
        this.#behind.delete(stream);
        stream.off("drain", gone).off("close", gone);
      };
      stream.on("drain", gone).on("close", gone);
    }
    this.#behind.set(stream, stream.writableLength);
    this.#unsent += stream.writableLength - (before ?? 0);
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const speaker of held) speaker.flush();
  }
}

/** A connection that has been opened as a WebSocket. */
export class SocketOutlet implements Outlet {
  readonly #stream: Duplex;
  readonly #outflow: Outflow;

  constructor(stream: Duplex, outflow: Outflow) {
    this.#stream = stream;
    this.#outflow = outflow;
  }

  get unsentBytes(): number {
    return this.#stream.writableLength;
  }

  write(texts: readonly string[]): void {
    const isTaken = this.#stream.write(textFrames(texts));
    // A reader who keeps up has little unsent, which is not counted.
    if (!isTaken) this.#outflow.waitFor(this.#stream);
  }
}
