/** Within this distance of the end, the reader counts as being at the end. */
const endPx = 48;

/**
 * Keeps the reader's place in a scrolled list: at the end while the reader is there, otherwise at the same
 * lines, even when older lines are inserted above or the keyboard covers half of the screen.
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

  /** Height of the content above the visible part, in px. */
  get above(): number {
    return this.#list?.scrollTop ?? Infinity;
  }
}
