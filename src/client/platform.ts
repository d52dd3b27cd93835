import type { Challenge, Proof } from "#contract/proof-of-work.ts";

/** One open socket, as this library needs it. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketListeners {
  opened(): void;
  received(text: string): void;
  closed(): void;
}

/**
 * The capabilities the client needs from its environment: sockets, time, randomness, and memory that survives
 * a reload.
 */
export interface Platform {
  openSocket(listeners: SocketListeners): Socket;
  /** ms since epoch on this machine's clock, right or wrong. */
  now(): number;
  /** Runs `action` after `delayMs`; the result takes it back. */
  schedule(delayMs: number, action: () => void): () => void;
  /** Between 0 and 1, without 1. */
  random(): number;
  /** A unique id. */
  newId(): string;
  readonly memory: Memory;
  /** Does the work that strangers are asked for; rejects when it cannot be begun. Agents need none. */
  readonly work?: (challenge: Challenge) => Promise<Proof>;
}

/** Small texts that outlive a reload; where the browser forbids that, they live as long as the page. */
export interface Memory {
  keys(prefix: string): string[];
  read(key: string): string | null;
  write(key: string, text: string | null): void;
}
