import { type ErrorCode, commandError } from "#contract/error-codes.ts";
import { type ReceivedFrame, clientFrame } from "#contract/frame-schemas.ts";
import type { ServerFrame } from "#contract/frames.ts";
import { frameBytesMax, framesWindowMs } from "#contract/limits.ts";
import type { WebSocket } from "ws";
import type { Clock } from "../ports/clock.ts";
import type { Meter } from "../ports/meter.ts";
import type { Outflow, Outlet, Speaker } from "./outflow.ts";

/** Bytes that may lie unsent before a reader counts as too slow; the largest page of a chat is well below. */
const unsentBytesMax = 8_000_000;

/** The same when too much lies unsent on all connections together. */
const unsentBytesMaxWhenFull = 250_000;

/**
 * Texts of one turn are flushed early at this many characters, because only written bytes count as unsent.
 */
const saidAtOnceMax = 500_000;

/** How long the peer may take to close the socket after goodbye. */
const goodbyeWithinMs = 1_000;

/** An open socket and the outlet for its texts. */
export interface OpenedSocket {
  readonly socket: WebSocket;
  readonly outlet: Outlet;
}

interface WireNeeds {
  readonly clock: Clock;
  readonly outflow: Outflow;
  readonly meter: Meter;
  readonly framesMax: number;
}

export interface WireListener {
  receive(frame: ReceivedFrame): void;
  closed(): void;
}

/**
 * One socket under the contract: a frame that breaks the contract ends this connection, and no other, with a
 * named reason.
 */
export class Wire implements Speaker {
  readonly #socket: WebSocket;
  readonly #outlet: Outlet;
  readonly #outflow: Outflow;
  readonly #clock: Clock;
  readonly #meter: Meter;
  readonly #framesMax: number;
  /** By the steady time. */
  #windowSince = -Infinity;
  #framesInWindow = 0;
  /** Texts buffered in this turn. */
  #texts: string[] = [];
  /** Their total length in characters. */
  #said = 0;
  #isEnded = false;
  #isAlive = true;
  #isDeaf = false;

  constructor({ socket, outlet }: OpenedSocket, { clock, outflow, meter, framesMax }: WireNeeds) {
    this.#meter = meter;
    this.#socket = socket;
    this.#outlet = outlet;
    this.#outflow = outflow;
    this.#clock = clock;
    this.#framesMax = framesMax;
    // `ws` also closes the socket after the errors it reports here, such as a malformed or oversized frame.
    // An error may come before anybody listens, and an unhandled one would end the process.
    this.#socket.on("error", (error: Error & { code?: string }) => this.#broke(error));
  }

  listen(listener: WireListener): void {
    this.#socket.on("message", (data, isBinary) => {
      this.#isAlive = true;
      const frame = this.#parse(data as Buffer, isBinary);
      if (frame) listener.receive(frame);
    });
    // Control frames cost as much as others: `ws` answers each ping with a write of its own.
    for (const kind of ["ping", "pong"] as const) {
      this.#socket.on(kind, () => {
        this.#isAlive = true;
        if (!this.#isEnded && this.#isTooMany()) this.end("too-many-frames");
      });
    }
    this.#socket.on("close", () => {
      this.#isEnded = true;
      listener.closed();
    });
  }

  /** Ignores further frames; outgoing ones are still sent. */
  stopListening(): void {
    this.#isDeaf = true;
  }

  /** Frames that have waited for their turn are handled only while this is true. */
  get isListening(): boolean {
    return !this.#isDeaf;
  }

  send(frame: ServerFrame): void {
    if (this.#isEnded) return;
    const text = JSON.stringify(frame);
    if (this.#texts.push(text) === 1) this.#outflow.hold(this);
    this.#said += text.length;
    if (this.#said > saidAtOnceMax) this.flush();
  }

  flush(): void {
    const texts = this.#texts;
    this.#texts = [];
    this.#said = 0;
    // After goodbye, from either side, nothing may be sent.
    if (texts.length === 0 || this.#socket.readyState !== this.#socket.OPEN) return;
    const unsentMax = this.#outflow.isFull ? unsentBytesMaxWhenFull : unsentBytesMax;
    // Measured before this write: how far the reader was behind already.
    if (this.#outlet.unsentBytes > unsentMax) this.end("too-slow");
    else this.#outlet.write(texts);
  }

  /** Sends the reason and closes. Everything sent before still arrives. */
  end(code: ErrorCode): void {
    if (this.#isEnded) return;
    this.flush();
    // The flush may have ended the connection as too slow.
    if (this.#isEnded) return;
    // Set first, so that nothing is sent from here on, however much is still unsent.
    this.#isEnded = true;
    this.#meter.connectionEnded(code);
    const { words } = commandError(code);
    if (this.#socket.readyState === this.#socket.OPEN) {
      this.#outlet.write([JSON.stringify({ type: "goodbye", code, words })]);
    }
    this.#socket.close(1000, code);
    setTimeout(() => this.#socket.terminate(), goodbyeWithinMs).unref();
  }

  /** Sends a beat, and gives up on a socket that has been silent since the last one. */
  beat(): void {
    if (!this.#isAlive) {
      this.#socket.terminate();
      return;
    }
    this.#isAlive = false;
    this.#socket.ping();
    this.send({ type: "beat", now: this.#clock.now() });
  }

  /** The frame, or `null` when it ended the connection or came after its end. */
  #parse(data: Buffer, isBinary: boolean): ReceivedFrame | null {
    if (this.#isEnded || this.#isDeaf) return null;
    if (this.#isTooMany()) return this.#refuse("too-many-frames");
    if (data.length > frameBytesMax) return this.#refuse("frame-too-large");
    const frame = isBinary ? null : clientFrame.safeParse(jsonOf(data));
    return frame?.success ? frame.data : this.#refuse("bad-frame");
  }

  #refuse(code: ErrorCode): null {
    this.end(code);
    return null;
  }

  /** `ws` has refused bytes and says goodbye itself, for which it gives the peer half a minute. */
  #broke({ code = "" }: { readonly code?: string }): void {
    if (this.#isEnded || !code.startsWith("WS_ERR")) return;
    const isTooLarge = /UNSUPPORTED|TOO_MANY/.test(code);
    this.#meter.connectionEnded(isTooLarge ? "frame-too-large" : "bad-frame");
    setTimeout(() => this.#socket.terminate(), goodbyeWithinMs).unref();
  }

  #isTooMany(): boolean {
    const now = this.#clock.steady();
    if (now - this.#windowSince > framesWindowMs) {
      this.#windowSince = now;
      this.#framesInWindow = 0;
    }
    this.#framesInWindow += 1;
    return this.#framesInWindow > this.#framesMax;
  }
}

function jsonOf(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
