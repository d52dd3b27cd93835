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

/** What is said in one turn is written when it has come to so many characters: only what is written is counted as unsent. */
const saidAtOnceMax = 500_000;

/** How long the other side may take to close after goodbye. */
const goodbyeWithinMs = 1_000;

/** A socket that has been opened, and where its texts go. */
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
 * One socket with its manners: what comes in is a frame of the contract or ends this connection
 * with a named reason, and nobody else's.
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
  /** What has been said in this turn. */
  #texts: string[] = [];
  /** How many characters that is. */
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
    // What `ws` reports here (a frame far too large, a broken one) also closes the socket. It may come
    // before anybody listens, and unheard it would end the process.
    this.#socket.on("error", () => {});
  }

  listen(listener: WireListener): void {
    this.#socket.on("message", (data, isBinary) => {
      this.#isAlive = true;
      const frame = this.#parse(data as Buffer, isBinary);
      if (frame) listener.receive(frame);
    });
    this.#socket.on("pong", () => {
      this.#isAlive = true;
    });
    this.#socket.on("close", () => {
      this.#isEnded = true;
      listener.closed();
    });
  }

  /** Takes in nothing more; what is sent still goes out. */
  stopListening(): void {
    this.#isDeaf = true;
  }

  /** What has come in and waits for its turn is to be done only while this is so. */
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
    // After goodbye, from whichever side it came, nothing may be said any more.
    if (texts.length === 0 || this.#socket.readyState !== this.#socket.OPEN) return;
    const unsentMax = this.#outflow.isFull ? unsentBytesMaxWhenFull : unsentBytesMax;
    // What counts is what the reader was behind before this.
    if (this.#outlet.unsentBytes > unsentMax) this.end("too-slow");
    else this.#outlet.write(texts);
  }

  /** Says why and closes. What was sent before still arrives. */
  end(code: ErrorCode): void {
    if (this.#isEnded) return;
    this.flush();
    // That may have found the reader too slow.
    if (this.#isEnded) return;
    // First of all: what is sent from here on is dropped, however much still lies unsent.
    this.#isEnded = true;
    this.#meter.connectionEnded(code);
    const { words } = commandError(code);
    if (this.#socket.readyState === this.#socket.OPEN) {
      this.#outlet.write([JSON.stringify({ type: "goodbye", code, words })]);
    }
    this.#socket.close(1000, code);
    setTimeout(() => this.#socket.terminate(), goodbyeWithinMs).unref();
  }

  /** Says that the server is there, and gives up on a socket that has not been heard of since the last time. */
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
