/** A cache of values by id that drops the least recently used ones. */
export class LruCache<Value> {
  readonly #max: number;
  #newer = new Map<string, Value>();
  /** Entries not read since `#newer` was started. */
  #older = new Map<string, Value>();

  /** Keeps at least the last `max` entries and at most twice as many. */
  constructor(max: number) {
    this.#max = max;
  }

  get(id: string): Value | undefined {
    const newer = this.#newer.get(id);
    if (newer !== undefined) return newer;
    const older = this.#older.get(id);
    if (older !== undefined) this.set(id, older);
    return older;
  }

  set(id: string, value: Value): void {
    if (this.#newer.size >= this.#max && !this.#newer.has(id)) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(id, value);
  }

  delete(id: string): void {
    this.#newer.delete(id);
    this.#older.delete(id);
  }
}
