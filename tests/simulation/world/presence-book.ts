import type { WorldTime } from "./world-time.ts";

interface Person {
  connections: number;
  changedAt: number;
  /** When they came, by what their coming is heard by. */
  cameAt: number;
  /** Until then others may take them for connected to a server that is no more. */
  countsUntil: number;
  /** Until then others may take them for gone. */
  doubtfulUntil: number;
}

interface Pace {
  /** Longer than anything that was decided on a connection is under way. */
  readonly momentMs: number;
  /** Does it take time that somebody is awake in until all know of a connection? */
  readonly isHeardAwake: boolean;
}

/** Who really has a connection to a server, and since when: what the network knows, not what the server believes. */
export class PresenceBook {
  readonly #time: WorldTime;
  readonly #pace: Pace;
  readonly #people = new Map<string, Person>();

  constructor(time: WorldTime, pace: Pace) {
    this.#time = time;
    this.#pace = pace;
  }

  /** They have said who they are; the result takes the connection away. */
  came(id: string): () => void {
    const person = this.#person(id);
    person.connections += 1;
    if (person.connections === 1) {
      person.changedAt = this.#time.now;
      person.cameAt = this.#heardAt();
    }
    let hasGone = false;
    return () => {
      if (hasGone) return;
      hasGone = true;
      person.connections -= 1;
      if (person.connections === 0) person.changedAt = this.#time.now;
    };
  }

  /** The server of theirs that has died, or cannot be relied on, may count them as here for so long. */
  mayCount(id: string, forMs: number): void {
    const person = this.#person(id);
    person.countsUntil = Math.max(person.countsUntil, this.#time.now + forMs);
  }

  /** They are connected to a server that others may take for dead so long: for those they are gone. */
  doubt(id: string, forMs: number): void {
    const person = this.#person(id);
    person.doubtfulUntil = Math.max(person.doubtfulUntil, this.#heardAt() + forMs + this.#pace.momentMs);
  }

  isConnected(id: string): boolean {
    const person = this.#people.get(id);
    if (!person) return false;
    const { now } = this.#time;
    return person.connections > 0 || now - person.changedAt < this.#pace.momentMs || now < person.countsUntil;
  }

  isSurelyHere(id: string): boolean {
    const person = this.#people.get(id);
    if (!person || person.connections === 0) return false;
    const now = this.#heardAt();
    return now - person.cameAt > this.#pace.momentMs && now > person.doubtfulUntil;
  }

  /** How long they have had no connection, in ms; 0 = they have one. */
  goneForMs(id: string): number {
    const person = this.#people.get(id);
    if (person && person.connections > 0) return 0;
    return Math.max(0, this.#time.now - Math.max(person?.changedAt ?? 0, person?.countsUntil ?? 0));
  }

  #heardAt(): number {
    return this.#time.now - (this.#pace.isHeardAwake ? this.#time.sleptMs : 0);
  }

  #person(id: string): Person {
    const person = this.#people.get(id) ?? {
      connections: 0,
      changedAt: 0,
      cameAt: 0,
      countsUntil: 0,
      doubtfulUntil: 0,
    };
    this.#people.set(id, person);
    return person;
  }
}
