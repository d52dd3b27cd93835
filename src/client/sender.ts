import type { CommandId } from "#contract/ids.ts";
import type { Outcome } from "./connection.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";

interface Options<Payload> {
  readonly outbox: Outbox<Payload>;
  /** Gives it to the server; settles when it is stored, or refused. */
  readonly deliver: (payload: Payload, id: CommandId) => Promise<Outcome<unknown>>;
  readonly changed: (entries: readonly OutboxEntry<Payload>[]) => void;
}

/** Sends messages from the outbox. Refused messages stay there with the reason. */
export class Sender<Payload> {
  readonly #options: Options<Payload>;

  constructor(options: Options<Payload>) {
    this.#options = options;
    this.#tell();
  }

  /** Sends the messages that an earlier page of this browser left behind. */
  resume(): void {
    for (const entry of this.#options.outbox.entries) if (!entry.error) void this.#send(entry);
  }

  write(payload: Payload, { id, writtenAt }: { id: CommandId; writtenAt: number }): void {
    void this.#send({ id, payload, writtenAt, error: null });
  }

  /** Sends a message again that was not accepted. */
  retry(id: CommandId): void {
    const entry = this.#options.outbox.entries.find((candidate) => candidate.id === id);
    if (entry) void this.#send({ ...entry, error: null });
  }

  /** Gives up a message that was not accepted. */
  drop(id: CommandId): void {
    this.#options.outbox.remove(id);
    this.#tell();
  }

  async #send(entry: OutboxEntry<Payload>): Promise<void> {
    const { outbox, deliver } = this.#options;
    outbox.put(entry);
    this.#tell();
    const { error } = await deliver(entry.payload, entry.id);
    if (error) outbox.put({ ...entry, error });
    else outbox.remove(entry.id);
    this.#tell();
  }

  #tell(): void {
    this.#options.changed(this.#options.outbox.entries);
  }
}
