import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Clock } from "../ports/clock.ts";

/** How long a message may take from its first byte to its last. */
export const finishWithinMs = 20_000;

/** Memory, in bytes, for messages of all connections of which not all has arrived. */
export const unfinishedBytesMax = 32_000_000;

/** Memory of a piece of a message beside its bytes, about. */
const pieceBytes = 300;

/**
 * Part of what `ws` keeps of a message until all of it has arrived: finished fragments, and what came of the
 * frame after them. Nothing in its documented interface tells this; tests/api/unfinished-messages.test.ts
 * fails when another version keeps it elsewhere.
 */
interface Receiver {
  readonly _fragments: readonly Uint8Array[];
  readonly _buffers: readonly Uint8Array[];
  /** Kind of a message whose last fragment has not come yet; 0 when there is none, also between two messages. */
  readonly _fragmented: number;
  /** How far into a frame it is; 0 at its beginning. */
  readonly _state: number;
}

interface Begun {
  readonly end: () => void;
  /** Cancels its time limit. */
  readonly cancel: () => void;
  bytes: number;
}

/** Bounds what is held for messages that have been begun: each has a time, and all of them a memory. */
export class UnfinishedMessages {
  readonly #clock: Pick<Clock, "after">;
  /** The one that was begun first stands first. */
  readonly #begun = new Map<WebSocket, Begun>();
  #bytes = 0;

  constructor(clock: Pick<Clock, "after">) {
    this.#clock = clock;
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** `end` ends the connection at once. To be called when `ws` has begun to listen to the stream. */
  watch(stream: Duplex, socket: WebSocket, end: () => void): void {
    stream.on("data", () => this.#look(socket, end));
    stream.on("close", () => this.#forget(socket));
    // Comes before the look at the same bytes, so that what they begin is another message.
    socket.on("message", () => this.#forget(socket));
    for (const kind of ["ping", "pong"] as const) {
      socket.on(kind, () => {
        // One that comes between two fragments finishes nothing.
        if (receiverOf(socket)._fragmented === 0) this.#forget(socket);
      });
    }
  }

  #look(socket: WebSocket, end: () => void): void {
    const { _fragments, _buffers, _fragmented, _state } = receiverOf(socket);
    // A head may have been taken in, and an empty fragment leaves nothing: bytes alone do not tell.
    const isBegun = _fragmented !== 0 || _state !== 0 || _buffers.length > 0;
    if (!isBegun) return this.#forget(socket);
    const bytes = memoryOf([..._fragments, ..._buffers]);
    const known = this.#begun.get(socket);
    if (known) {
      this.#bytes += bytes - known.bytes;
      known.bytes = bytes;
    } else {
      this.#begun.set(socket, { end, cancel: this.#clock.after(finishWithinMs, end), bytes });
      this.#bytes += bytes;
    }
    // Those who began first have had the most time to finish.
    while (this.#bytes > unfinishedBytesMax) this.#endFirst();
  }

  #endFirst(): void {
    for (const [socket, { end }] of this.#begun) {
      this.#forget(socket);
      end();
      return;
    }
  }

  #forget(socket: WebSocket): void {
    const known = this.#begun.get(socket);
    if (!known) return;
    known.cancel();
    this.#begun.delete(socket);
    this.#bytes -= known.bytes;
  }
}

function receiverOf(socket: WebSocket): Receiver {
  return (socket as unknown as { readonly _receiver: Receiver })._receiver;
}

/** A piece keeps all that was read from the network together with it, which several pieces may share. */
function memoryOf(pieces: readonly Uint8Array[]): number {
  const read = new Set(pieces.map(({ buffer }) => buffer));
  return [...read].reduce((sum, { byteLength }) => sum + byteLength, pieces.length * pieceBytes);
}
