import type { WorldTime } from "./world-time.ts";

/** Longer than anything that was decided on a connection is under way to the store. */
const momentMs = 3_000;

/** Who really has a connection to a server, and since when: what the network knows, not what the server believes. */
export class PresenceBook {
  readonly #time: WorldTime;
  readonly #people = new Map<string, { connections: number; changedAt: number }>();

  constructor(time: WorldTime) {
    this.#time = time;
  }

  /** They have said who they are; the result takes the connection away. */
  came(id: string): () => void {
    const person = this.#people.get(id) ?? { connections: 0, changedAt: 0 };
    this.#people.set(id, person);
    person.connections += 1;
    if (person.connections === 1) person.changedAt = this.#time.now;
    let hasGone = false;
    return () => {
      if (hasGone) return;
      hasGone = true;
      person.connections -= 1;
      if (person.connections === 0) person.changedAt = this.#time.now;
    };
  }

  isConnected(id: string): boolean {
    const person = this.#people.get(id);
    if (!person) return false;
    return person.connections > 0 || this.#time.now - person.changedAt < momentMs;
  }

  isSurelyHere(id: string): boolean {
    const person = this.#people.get(id);
    return person !== undefined && person.connections > 0 && this.#time.now - person.changedAt > momentMs;
  }

  /** How long they have had no connection, in ms; 0 = they have one. */
  goneForMs(id: string): number {
    const person = this.#people.get(id);
    if (person && person.connections > 0) return 0;
    return this.#time.now - (person?.changedAt ?? 0);
  }
}
