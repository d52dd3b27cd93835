import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { CommandError, ErrorCode } from "#contract/error-codes.ts";
import type { Answer, ClientFrame, ServerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import { laterCodes } from "#contract/later-codes.ts";
import { beatLostMs } from "#contract/limits.ts";
import type { Challenge, Proof } from "#contract/proof-of-work.ts";
import type { QueryAnswers, QueryName, QueryPayload } from "#contract/queries/queries.ts";
import type { Platform, Socket } from "./platform.ts";
import { retryDelayMs } from "./retry-delay.ts";

/**
 * `connecting`: the first attempt. `online`: welcomed. `reconnecting`: lost, and being tried again. `ended`:
 * the server said goodbye for a reason that reconnecting does not mend.
 */
export type ConnectionState = "connecting" | "online" | "reconnecting" | "ended";

export type Outcome<Value> =
  | { readonly ok: Value; readonly error?: never }
  | { readonly ok?: never; readonly error: CommandError };

/** How long work may take. The server's challenge counts no longer, so that another is worth asking for. */
const workWithinMs = 120_000;

/** Reasons to end for which a new connection would only be ended again. */
const finalCodes: readonly ErrorCode[] = [
  "version-too-old",
  "not-signed-in",
  "signed-out",
  "another-user",
  "not-found",
  "link-over",
  "site-not-named",
];

interface Options<Frame> {
  readonly platform: Platform;
  /** The first frame; called for each connection. */
  readonly hello: () => ClientFrame;
  readonly received: (frame: Frame) => void;
  readonly stateChanged: (state: ConnectionState, goodbye: CommandError | null) => void;
  /** Called with the reason why requests wait to be repeated, and with `null` when they no longer wait. */
  readonly heldChanged: (held: CommandError | null) => void;
}

interface Pending {
  frame: ClientFrame;
  readonly settle: (outcome: Outcome<unknown>) => void;
}

/** The part of a server frame that the connection itself needs. */
type AnyFrame = Pick<ServerFrame, "type"> & Record<string, unknown>;

/**
 * A connection that reconnects. Each time it does, unanswered requests are sent again under the same ids and
 * in their original order; the server carries out each only once.
 */
export class Connection<Frame extends ServerFrame> {
  state: ConnectionState = "connecting";
  /**
   * Difference between the server's clock and this machine's, in ms: added to local time it gives the
   * server's.
   */
  clockOffsetMs = 0;
  readonly #options: Options<Frame>;
  readonly #pending = new Map<CommandId, Pending>();
  #socket: Socket | null = null;
  #attempt = 0;
  #isHeldBack = false;
  #isWorking = false;
  #held: CommandError | null = null;
  #goodbye: CommandError | null = null;
  #cancelTimer: () => void = () => {};

  constructor(options: Options<Frame>) {
    this.#options = options;
  }

  start(): void {
    const { platform, hello } = this.#options;
    // Listeners of a socket that has been given up must not speak for its successor.
    const isCurrent = () => this.#socket === socket;
    const socket: Socket = platform.openSocket({
      opened: () => isCurrent() && this.#transmit(hello()),
      received: (text) => isCurrent() && this.#receive(text),
      closed: () => isCurrent() && this.#lose(),
    });
    this.#socket = socket;
    this.#expectBeat();
  }

  /** Takes the line for lost, as somebody knows who cannot be waited for. */
  giveUp(): void {
    if (this.#socket) this.#lose();
  }

  /** Connects anew, because the browser now brings a cookie that this connection came without. */
  restart(): void {
    if (this.state === "ended") return;
    this.stop();
    this.#setState("connecting");
    this.start();
  }

  /** Ends it for good, without a word to the listeners. */
  stop(): void {
    this.#cancelTimer();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  /** Tries again at once instead of after the waiting time, e.g. because the browser is online again. */
  retryNow(): void {
    if (this.state !== "reconnecting" || this.#socket) return;
    this.#cancelTimer();
    this.start();
  }

  /** Server's time, in ms since epoch. */
  now(): number {
    return this.#options.platform.now() + this.clockOffsetMs;
  }

  /** Sends a frame that is worth nothing later; without a connection it is dropped. */
  send(frame: ClientFrame): void {
    if (this.state === "online") this.#transmit(frame);
  }

  /** Asks for something to be done. Settles when the server has answered, however long that takes. */
  command<Name extends CommandName>(
    name: Name,
    payload: CommandPayload<Name>,
    id: CommandId = this.newCommandId(),
  ): Promise<Outcome<Answer>> {
    return this.#ask({ type: "command", id, name, payload } as ClientFrame & { id: CommandId });
  }

  query<Name extends QueryName>(
    name: Name,
    payload: QueryPayload<Name>,
  ): Promise<Outcome<QueryAnswers[Name]>> {
    const id = this.newCommandId();
    return this.#ask({ type: "query", id, name, payload } as ClientFrame & { id: CommandId });
  }

  /**
   * Ids start with the time, so that neighbours in time are neighbours in the store's index, which is
   * cheaper.
   */
  newCommandId(): CommandId {
    const { platform } = this.#options;
    return `${platform.now().toString(36)}-${platform.newId()}` as CommandId;
  }

  #ask<Value>(frame: ClientFrame & { readonly id: CommandId }): Promise<Outcome<Value>> {
    return new Promise((settle) => {
      this.#pending.set(frame.id, { frame, settle: settle as Pending["settle"] });
      if (!this.#isHeldBack) this.send(frame);
    });
  }

  /**
   * Repeats all unanswered requests in order after a while, or once the work has been done that was asked for.
   * Until then nothing is sent that would overtake them.
   */
  #holdBack(pending: Pending, { code, with: challenge }: CommandError): void {
    if (this.#isHeldBack) return;
    this.#isHeldBack = true;
    const { platform } = this.#options;
    const again = () => {
      if (this.#isHeldBack && this.state === "online") this.#askAgain();
    };
    const later = () => void platform.schedule(retryDelayMs(2, platform.random()), again);
    if (code !== "proof-required" || !platform.work) later();
    // After a reconnect in the middle of the work, the same is asked for once more.
    else if (!this.#isWorking) {
      this.#isWorking = true;
      void this.#work(challenge as Challenge)
        .then((proof) => (pending.frame = { ...pending.frame, proof } as ClientFrame))
        .finally(() => (this.#isWorking = false))
        .then(again, later);
    }
  }

  /** Rejects when the part that works cannot be loaded, or says nothing: a browser may have ended it. */
  #work(challenge: Challenge): Promise<Proof> {
    const { platform } = this.#options;
    return new Promise((resolve, reject) => {
      const cancel = platform.schedule(workWithinMs, () =>
        reject(new Error("The work was not done in time")),
      );
      platform.work?.(challenge).then(resolve, reject).finally(cancel);
    });
  }

  #askAgain(): void {
    this.#isHeldBack = false;
    for (const { frame } of this.#pending.values()) this.#transmit(frame);
  }

  #transmit(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  #receive(text: string): void {
    this.#expectBeat();
    const frame = JSON.parse(text) as Frame & AnyFrame;
    switch (frame.type) {
      case "beat":
        this.#setClock(frame["now"]);
        return;
      case "answer":
        this.#settle(frame["id"], frame);
        return;
      case "goodbye":
        this.#goodbye = { code: frame["code"], words: frame["words"] };
        return;
      case "welcome": {
        const isFirst = this.state !== "online";
        this.#setClock(frame["now"]);
        this.#attempt = 0;
        this.state = "online";
        this.#options.received(frame);
        this.#setState("online");
        // A second hello, with a new secret, is answered over the connection on which all has been sent already.
        if (isFirst) this.#askAgain();
        return;
      }
      default:
        this.#options.received(frame);
    }
  }

  #setClock(serverNow: number): void {
    this.clockOffsetMs = serverNow - this.#options.platform.now();
  }

  #settle(id: CommandId, outcome: Outcome<unknown>): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    if (outcome.error && laterCodes.includes(outcome.error.code)) {
      this.#setHeld(outcome.error);
      this.#holdBack(pending, outcome.error);
      return;
    }
    this.#pending.delete(id);
    this.#setHeld(null);
    pending.settle(outcome);
  }

  /** Silence for too long means that the line is dead, whatever the browser believes. (F-14) */
  #expectBeat(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.platform.schedule(beatLostMs, () => this.#lose());
  }

  #lose(): void {
    this.#cancelTimer();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    const goodbye = this.#goodbye;
    this.#goodbye = null;
    if (goodbye && finalCodes.includes(goodbye.code)) {
      this.#setState("ended", goodbye);
      return;
    }
    this.#setState("reconnecting", goodbye);
    const { platform } = this.#options;
    const delayMs = retryDelayMs(this.#attempt++, platform.random());
    this.#cancelTimer = platform.schedule(delayMs, () => this.start());
  }

  #setHeld(held: CommandError | null): void {
    if (held?.code === this.#held?.code) return;
    this.#held = held;
    this.#options.heldChanged(held);
  }

  #setState(state: ConnectionState, goodbye: CommandError | null = null): void {
    this.state = state;
    this.#options.stateChanged(state, goodbye);
  }
}
