import type { CommandId } from "#contract/ids.ts";
import type { Clock } from "../ports/clock.ts";

/** A failed command is awaited for this long. Later its sender will no longer repeat it. */
const awaitedForMs = 15_000;

/** One command's place among those of its sender. */
export interface Step {
  /** False while an earlier command of the connection that could not be stored has not been repeated. */
  mayGoOn(): boolean;
  /** The command could not be stored. */
  failed(): void;
  /** The command has been answered, whatever its outcome. */
  ended(): void;
}

/**
 * The commands of one connection in the order in which they were sent. When one could not be stored,
 * those sent after it are not stored either until it comes again: two messages of one person never
 * change places because the store was away between them.
 */
export class Sequence {
  readonly #clock: Clock;
  readonly #running = new Set<Place>();
  #awaited: { readonly place: Place; readonly since: number } | null = null;
  #number = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The command has just come in. */
  begin(id: CommandId): Step {
    const awaited = this.#awaited;
    const isOver = awaited !== null && this.#clock.steady() - awaited.since > awaitedForMs;
    if (awaited?.place.id === id || isOver) this.#awaited = null;
    const place = new Place(this, id, ++this.#number);
    place.isTooEarly = this.#awaited !== null;
    this.#running.add(place);
    return place;
  }

  ended(place: Place): void {
    this.#running.delete(place);
  }

  failed(place: Place): void {
    if (place.isTooEarly) return;
    for (const later of this.#running) if (later.number > place.number) later.isTooEarly = true;
    if (this.#awaited && this.#awaited.place.number < place.number) return;
    this.#awaited = { place, since: this.#clock.steady() };
  }
}

class Place implements Step {
  readonly id: CommandId;
  readonly number: number;
  readonly #sequence: Sequence;
  isTooEarly = false;

  constructor(sequence: Sequence, id: CommandId, number: number) {
    this.#sequence = sequence;
    this.id = id;
    this.number = number;
  }

  mayGoOn(): boolean {
    return !this.isTooEarly;
  }

  failed(): void {
    this.#sequence.failed(this);
  }

  ended(): void {
    this.#sequence.ended(this);
  }
}
