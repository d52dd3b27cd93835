import type { Memory, Platform, SocketListeners } from "#client/platform.ts";
import type { ClientFrame, ServerFrame } from "#contract/frames.ts";
import type { Challenge, Proof } from "#contract/proof-of-work.ts";

/** One socket that the library has opened, from the server's side. */
export interface VirtualSocket {
  readonly sent: ClientFrame[];
  isClosed: boolean;
  open(): void;
  receive(frame: ServerFrame): void;
  /** The line breaks, or the server closes it. */
  breakOff(): void;
}

/** Work that the library has asked for, and that the test does, or lets fail. */
export interface VirtualWork {
  readonly challenge: Challenge;
  done(proof: Proof): void;
  failed(): void;
}

/** A platform without a network, in a time of its own: the test is the server, and lets time pass. */
export interface VirtualPlatform extends Platform {
  readonly sockets: VirtualSocket[];
  /** The socket that was opened last. */
  readonly socket: VirtualSocket;
  readonly works: readonly VirtualWork[];
  pass(ms: number): void;
  /** How many timers are set. */
  readonly timerCount: number;
}

export function virtualPlatform(memory: Memory = volatile()): VirtualPlatform {
  const sockets: VirtualSocket[] = [];
  const works: VirtualWork[] = [];
  const timers = new Set<{ at: number; action: () => void }>();
  let now = 1_000_000;
  let ids = 0;
  return {
    sockets,
    works,
    memory,
    work: (challenge) =>
      new Promise((done, reject) =>
        works.push({ challenge, done, failed: () => reject(new Error("The part could not be loaded")) }),
      ),
    get socket() {
      const last = sockets.at(-1);
      if (!last) throw new Error("No socket has been opened");
      return last;
    },
    get timerCount() {
      return timers.size;
    },
    openSocket(listeners) {
      const socket = virtualSocket(listeners);
      sockets.push(socket);
      return {
        send: (text) => {
          if (!socket.isClosed) socket.sent.push(JSON.parse(text) as ClientFrame);
        },
        close: () => {
          socket.isClosed = true;
        },
      };
    },
    now: () => now,
    schedule(delayMs, action) {
      const timer = { at: now + delayMs, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    random: () => 0.5,
    newId: () => `id-${++ids}`,
    pass(ms) {
      const until = now + ms;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = next.at;
        next.action();
      }
      now = until;
    },
  };
}

function virtualSocket(listeners: SocketListeners): VirtualSocket {
  return {
    sent: [],
    isClosed: false,
    open: () => listeners.opened(),
    receive: (frame) => listeners.received(JSON.stringify(frame)),
    breakOff() {
      this.isClosed = true;
      listeners.closed();
    },
  };
}

function volatile(): Memory {
  const kept = new Map<string, string>();
  return {
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    read: (key) => kept.get(key) ?? null,
    write(key, text) {
      if (text === null) kept.delete(key);
      else kept.set(key, text);
    },
  };
}
