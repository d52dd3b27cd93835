/** So near to the end the reader is at the end. */
const endPx = 48;

/**
 * Keeps a scrolled list where its reader is: at the end as long as they are there, else at the same
 * lines, also when older ones come before them or the keyboard takes half of the screen.
 */
export class ScrollKeeper {
  #list: HTMLElement | null = null;
  #observer: ResizeObserver | null = null;
  #isAtEnd = true;
  #firstKey = "";
  #top = 0;
  #height = 0;

  /** For `ref`: the list has come, or gone. */
  readonly attach = (list: HTMLElement | null): void => {
    this.#observer?.disconnect();
    this.#list = list;
    if (!list) return;
    this.#observer = new ResizeObserver(() => this.#isAtEnd && this.toEnd());
    this.#observer.observe(list);
  };

  /** Lines were drawn; `firstKey` changes when older ones were put before the others. */
  settle(firstKey: string, isAtEnd: boolean): void {
    const list = this.#list;
    if (!list) return;
    this.#isAtEnd = isAtEnd;
    if (isAtEnd) this.toEnd();
    else if (this.#firstKey !== firstKey) list.scrollTop = this.#top + list.scrollHeight - this.#height;
    this.#firstKey = firstKey;
    this.#top = list.scrollTop;
    this.#height = list.scrollHeight;
  }

  /** The reader has scrolled: are they at the end now? */
  follow(): boolean {
    const list = this.#list;
    if (!list) return true;
    this.#top = list.scrollTop;
    return list.scrollHeight - list.scrollTop - list.clientHeight < endPx;
  }

  toEnd(): void {
    if (this.#list) this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** How much there is above what is seen, in px. */
  get above(): number {
    return this.#list?.scrollTop ?? Infinity;
  }
}
