import { EventEmitter } from "node:events";
import type { Socket, SocketListeners } from "#client/platform.ts";
import type { Chance } from "./chance.ts";
import type { ServerProcess } from "./server-process.ts";
import type { WorldTime } from "./world-time.ts";

/** Which end of a line learns that it has broken, and how long after; `null`: never, it has to find out. */
export interface Break {
  readonly pageLearnsMs: number | null;
  readonly serverLearnsMs: number | null;
  /** For how much longer what was under way still arrives, each way. */
  readonly upForMs: number;
  readonly downForMs: number;
}

/** Frames one way of a line: in order, each after a while, none after the line has gone dead. */
class Way {
  #lastAt = 0;
  #deadAt = Infinity;
  readonly #time: WorldTime;
  readonly #latencyMs: () => number;

  constructor(time: WorldTime, latencyMs: () => number) {
    this.#time = time;
    this.#latencyMs = latencyMs;
  }

  carry(arrive: () => void): void {
    const at = Math.max(this.#lastAt, this.#time.now + this.#latencyMs());
    this.#lastAt = at;
    this.#time.schedule(at, () => {
      if (at <= this.#deadAt) arrive();
    });
  }

  /** Nothing arrives any more that would have taken longer than this. */
  goDead(afterMs: number): void {
    this.#deadAt = Math.min(this.#deadAt, this.#time.now + afterMs);
  }
}

/** The server's end of a line, as far as `Wire` uses one of `ws`. */
export class ServerEnd extends EventEmitter {
  readonly bufferedAmount = 0;
  readonly OPEN = 1;
  readonly line: Line;
  /** The processes that a connection leads through, the last of them its end: the others relay it. */
  readonly #through: ServerProcess[] = [];
  /** What came before anybody listened. */
  #early: [event: string, ...values: unknown[]][] | null = [];

  constructor(line: Line) {
    super();
    this.line = line;
  }

  get readyState(): number {
    return this.line.isServerClosed ? 3 : this.OPEN;
  }

  /** Connects to this process from now on, by way of those before it. */
  leadTo(process: ServerProcess): void {
    this.#through.push(process);
  }

  /** The processes on the way are no more. */
  leadStraight(): void {
    this.#through.splice(0, this.#through.length - 1);
  }

  /** Something has arrived, and goes from process to process as each of them runs. */
  arrive(event: string, ...values: unknown[]): void {
    this.#pass(0, () => this.#take(event, ...values));
  }

  /** Its own process has closed it, whoever else is on the way. */
  closedHere(): void {
    this.#pass(this.#through.length - 1, () => this.#take("close"));
  }

  /** Somebody listens from now on. */
  listen(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const [event, ...values] of early) this.emit(event, ...values);
  }

  send(text: string): void {
    this.#passBack(() => this.line.down(text));
  }

  ping(): void {
    this.#passBack(() => this.line.ping());
  }

  close(): void {
    this.line.closeFromServer((tell) => this.#passBack(tell));
  }

  terminate(): void {
    this.close();
  }

  #take(event: string, ...values: unknown[]): void {
    if (this.#early) this.#early.push([event, ...values]);
    else this.emit(event, ...values);
  }

  #pass(index: number, arrive: () => void): void {
    const process = this.#through[index];
    if (process) process.run(() => this.#pass(index + 1, arrive));
    else arrive();
  }

  /** Passes frames of the last process through the one that relays it. */
  #passBack(say: () => void): void {
    const [first, second] = this.#through;
    if (first && second) first.run(say);
    else say();
  }
}

interface LineNeeds {
  readonly time: WorldTime;
  readonly latencyMs: () => number;
  readonly listeners: SocketListeners;
  /** Is shown every frame that a server sends, as it is sent. */
  readonly sent: (text: string) => void;
}

/** One connection between a page and a server. TCP loses nothing within it: it breaks, with frames under way. */
export class Line {
  readonly serverEnd = new ServerEnd(this);
  readonly #time: WorldTime;
  readonly #listeners: SocketListeners;
  readonly #sent: (text: string) => void;
  readonly #up: Way;
  readonly #down: Way;
  #isPageClosed = false;
  #isServerClosed = false;

  constructor({ time, latencyMs, listeners, sent }: LineNeeds) {
    this.#time = time;
    this.#listeners = listeners;
    this.#sent = sent;
    this.#up = new Way(time, latencyMs);
    this.#down = new Way(time, latencyMs);
  }

  get isServerClosed(): boolean {
    return this.#isServerClosed;
  }

  get isOver(): boolean {
    return this.#isPageClosed && this.#isServerClosed;
  }

  /** The page's end, which `accept` answers: `false` when nobody listens there. */
  open(accept: (end: ServerEnd) => boolean): Socket {
    this.#up.carry(() => {
      if (this.#isPageClosed) return;
      if (accept(this.serverEnd)) this.#down.carry(() => this.#toPage(() => this.#listeners.opened()));
      else {
        this.#isServerClosed = true;
        this.#down.carry(() => this.#pageLearns());
      }
    });
    return {
      send: (text) => {
        if (this.#isPageClosed) return;
        const bytes = Buffer.from(text);
        this.#up.carry(() => this.#toServer("message", bytes, false));
      },
      close: () => {
        this.#isPageClosed = true;
        this.#up.carry(() => this.#serverLearns());
      },
    };
  }

  down(text: string): void {
    if (this.#isServerClosed) return;
    this.#sent(text);
    this.#down.carry(() => this.#toPage(() => this.#listeners.received(text)));
  }

  /** Browsers answer by themselves. */
  ping(): void {
    this.#down.carry(() => {
      if (!this.#isPageClosed) this.#up.carry(() => this.#toServer("pong"));
    });
  }

  closeFromServer(passBack: (tell: () => void) => void): void {
    if (this.#isServerClosed) return;
    passBack(() => this.#down.carry(() => this.#pageLearns()));
    this.#time.schedule(this.#time.now, () => {
      if (this.#isServerClosed) return;
      this.#isServerClosed = true;
      this.serverEnd.closedHere();
    });
  }

  /** Breaks it. */
  breakOff({ pageLearnsMs, serverLearnsMs, upForMs, downForMs }: Break): void {
    const { now } = this.#time;
    this.#up.goDead(upForMs);
    this.#down.goDead(downForMs);
    if (pageLearnsMs !== null) this.#time.schedule(now + downForMs + pageLearnsMs, () => this.#pageLearns());
    if (serverLearnsMs !== null) {
      this.#time.schedule(now + upForMs + serverLearnsMs, () => this.#serverLearns());
    }
  }

  /** The process at the server's end is no more: what it had sent may still arrive. */
  serverDies(chance: Chance): void {
    this.#isServerClosed = true;
    this.serverEnd.removeAllListeners();
    this.breakOff({
      pageLearnsMs: chance.is(0.8) ? chance.below(200) : null,
      serverLearnsMs: null,
      upForMs: 0,
      downForMs: chance.below(100),
    });
  }

  /** The process that relayed it is no more: either end learns of that, or has to find out. */
  relayDies(chance: Chance): void {
    this.serverEnd.leadStraight();
    const learns = () => (chance.is(0.8) ? chance.below(200) : null);
    this.breakOff({ pageLearnsMs: learns(), serverLearnsMs: learns(), upForMs: 0, downForMs: 0 });
  }

  #toPage(arrive: () => void): void {
    if (!this.#isPageClosed) arrive();
  }

  #toServer(event: string, ...values: unknown[]): void {
    if (!this.#isServerClosed) this.serverEnd.arrive(event, ...values);
  }

  #pageLearns(): void {
    if (this.#isPageClosed) return;
    this.#isPageClosed = true;
    this.#listeners.closed();
    if (!this.#isServerClosed) this.#up.carry(() => this.#serverLearns());
  }

  #serverLearns(): void {
    if (this.#isServerClosed) return;
    this.#isServerClosed = true;
    this.serverEnd.arrive("close");
  }
}

/** How long frames take now, and between whom they do not go at all. */
export class Network {
  readonly #time: WorldTime;
  readonly #chance: Chance;
  #latencyMaxMs = 30;
  readonly #lines = new Set<Line>();

  constructor(time: WorldTime, chance: Chance) {
    this.#time = time;
    this.#chance = chance;
  }

  /** From here on frames take up to so long. */
  slowTo(latencyMaxMs: number): void {
    this.#latencyMaxMs = latencyMaxMs;
  }

  line(listeners: SocketListeners, sent: (text: string) => void): Line {
    const line = new Line({ time: this.#time, latencyMs: () => this.#latencyMs(), listeners, sent });
    for (const other of this.#lines) if (other.isOver) this.#lines.delete(other);
    this.#lines.add(line);
    return line;
  }

  /** How a line breaks this time: who notices, what still arrives. */
  someBreak(): Break {
    const chance = this.#chance;
    const learns = () => (chance.is(0.6) ? chance.below(300) : null);
    return {
      pageLearnsMs: learns(),
      serverLearnsMs: learns(),
      upForMs: chance.is(0.5) ? chance.below(60) : 0,
      downForMs: chance.is(0.5) ? chance.below(60) : 0,
    };
  }

  /** In steps of ten, so that much arrives at the same moment. */
  #latencyMs(): number {
    return 10 * this.#chance.between(1, Math.max(1, Math.round(this.#latencyMaxMs / 10)));
  }
}
