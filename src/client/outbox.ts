import type { CommandError } from "#contract/error-codes.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Memory } from "./platform.ts";

/** A message that has been written here and is not known to be stored. */
export interface OutboxEntry<Payload> {
  readonly id: CommandId;
  readonly payload: Payload;
  /** On this machine's clock. */
  readonly writtenAt: number;
  /** Why it was not accepted; then it waits for its writer to try again or to drop it. */
  readonly error: CommandError | null;
}

/**
 * Unsent messages, kept across reloads until the server has stored them. Each has a key of its own, so that
 * tabs never overwrite each other's. A tab that opens meanwhile sends the messages it finds again, and the
 * server recognises the repetition.
 */
export class Outbox<Payload> {
  entries: readonly OutboxEntry<Payload>[];
  readonly #memory: Memory;
  readonly #prefix: string;

  constructor(memory: Memory, name: string) {
    this.#memory = memory;
    this.#prefix = `bellhop-outbox-${name}-`;
    this.entries = memory
      .keys(this.#prefix)
      .flatMap((key) => readEntry<Payload>(memory.read(key)))
      .toSorted((a, b) => a.writtenAt - b.writtenAt);
  }

  put(entry: OutboxEntry<Payload>): void {
    const isKnown = this.entries.some(({ id }) => id === entry.id);
    this.entries = isKnown
      ? this.entries.map((other) => (other.id === entry.id ? entry : other))
      : [...this.entries, entry];
    this.#memory.write(this.#prefix + entry.id, JSON.stringify(entry));
  }

  remove(id: CommandId): void {
    this.entries = this.entries.filter((entry) => entry.id !== id);
    this.#memory.write(this.#prefix + id, null);
  }
}

function readEntry<Payload>(text: string | null): OutboxEntry<Payload>[] {
  if (text === null) return [];
  try {
    return [JSON.parse(text) as OutboxEntry<Payload>];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
