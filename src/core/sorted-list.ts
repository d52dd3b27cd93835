/** Most entries that move when one is added or removed. */
const blockMax = 128;

/**
 * Entries kept in the order of `compare`, for tens of thousands of them: finding one costs the
 * logarithm, adding and removing one moves a block and not the list. Entries that compare as equal
 * are the same entry.
 */
export class SortedList<Entry> implements Iterable<Entry> {
  readonly #compare: (a: Entry, b: Entry) => number;
  /** Full of entries, in order; no block is empty. */
  readonly #blocks: Entry[][] = [];
  #size = 0;

  constructor(compare: (a: Entry, b: Entry) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  get first(): Entry | null {
    return this.#blocks[0]?.[0] ?? null;
  }

  *[Symbol.iterator](): Iterator<Entry> {
    for (const block of this.#blocks) yield* block;
  }

  /** The first `count` entries, or all when there are fewer. */
  take(count: number): Entry[] {
    const taken: Entry[] = [];
    for (const block of this.#blocks) {
      if (taken.length >= count) break;
      taken.push(...block.slice(0, count - taken.length));
    }
    return taken;
  }

  /** Number of entries before this one, whether or not it is in the list. */
  countBefore(entry: Entry): number {
    const index = this.#blockOf(entry);
    let count = 0;
    for (const block of this.#blocks.slice(0, index)) count += block.length;
    const block = this.#blocks[index];
    return block ? count + this.#placeIn(block, entry) : count;
  }

  /** Says whether it was new. */
  add(entry: Entry): boolean {
    const index = this.#blockOf(entry);
    const block = this.#blocks[index];
    if (!block) {
      this.#blocks.push([entry]);
      this.#size += 1;
      return true;
    }
    const place = this.#placeIn(block, entry);
    const there = block[place];
    if (there !== undefined && this.#compare(there, entry) === 0) return false;
    block.splice(place, 0, entry);
    this.#size += 1;
    if (block.length > blockMax) this.#blocks.splice(index + 1, 0, block.splice(blockMax / 2));
    return true;
  }

  /** Says whether it was there. */
  remove(entry: Entry): boolean {
    const index = this.#blockOf(entry);
    const block = this.#blocks[index];
    if (!block) return false;
    const place = this.#placeIn(block, entry);
    const there = block[place];
    if (there === undefined || this.#compare(there, entry) !== 0) return false;
    block.splice(place, 1);
    this.#size -= 1;
    if (block.length === 0) this.#blocks.splice(index, 1);
    return true;
  }

  /** The block that holds the entry, or would hold it: the last one whose first entry is not after it. */
  #blockOf(entry: Entry): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const first = this.#blocks[middle]?.[0];
      if (first !== undefined && this.#compare(first, entry) <= 0) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The index of the entry in its block, or where it would be. */
  #placeIn(block: readonly Entry[], entry: Entry): number {
    let low = 0;
    let high = block.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = block[middle];
      if (other !== undefined && this.#compare(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
