/** What is written and not yet sent: it outlives a reload, in this tab only. */
export class Draft {
  readonly #key: string;
  #text: string;

  constructor(widgetId: string) {
    this.#key = `bellhop-draft-${widgetId}`;
    this.#text = attempt(() => sessionStorage.getItem(this.#key)) ?? "";
  }

  get text(): string {
    return this.#text;
  }

  keep(text: string): void {
    this.#text = text;
    attempt(() => sessionStorage.setItem(this.#key, text));
  }
}

/** Browsers that forbid storage throw a DOMException; the draft then lives as long as the page. */
function attempt<Value>(action: () => Value): Value | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
