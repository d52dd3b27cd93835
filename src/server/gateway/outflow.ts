import type { Duplex } from "node:stream";
import { textFrames } from "./text-frames.ts";

/** Bytes that may lie unsent on all connections together before those that are behind are let go. */
const unsentOfAllMax = 64_000_000;

/** Where the texts of one connection go. */
export interface Outlet {
  /** Bytes of earlier texts that the network has not taken yet. */
  readonly unsentBytes: number;
  write(texts: readonly string[]): void;
}

/** Something that has gathered what it says in this turn. */
export interface Speaker {
  /** Writes all of it. */
  flush(): void;
}

/**
 * Lets everything that is said on a connection within one turn of the event loop go out as one piece:
 * an answer, the line it made and the card that changed are one write to the kernel, not three.
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

  /** Is more waiting than there should be in memory? */
  get isFull(): boolean {
    return this.#unsent > unsentOfAllMax;
  }

  /** It has begun to gather what it says; it is flushed once, at the end of this turn. */
  hold(speaker: Speaker): void {
    if (this.#held.length === 0) setImmediate(() => this.#release());
    this.#held.push(speaker);
  }

  /** This much of what was written to the stream waits for its reader; counted until all of it is gone. */
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
    // What a reader who keeps up has not taken yet is little, and is not counted.
    if (!isTaken) this.#outflow.waitFor(this.#stream);
  }
}
