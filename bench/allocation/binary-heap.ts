/** The floor: the least anything that keeps an order can do. */
export class BinaryHeap {
  readonly #entries: number[] = [];

  push(entry: number): void {
    const entries = this.#entries;
    let place = entries.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((entries[parent] ?? 0) <= entry) break;
      entries[place] = entries[parent] ?? 0;
      place = parent;
    }
    entries[place] = entry;
  }

  pop(): number | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= entries.length) break;
      if ((entries[child + 1] ?? Infinity) < (entries[child] ?? Infinity)) child += 1;
      if ((entries[child] ?? Infinity) >= last) break;
      entries[place] = entries[child] ?? 0;
      place = child;
    }
    entries[place] = last;
    return first;
  }
}
