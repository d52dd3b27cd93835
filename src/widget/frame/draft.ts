import { attempt } from "./attempt.ts";

/** Unsent text, kept across reloads in this tab only. */
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
    attempt(() =>
      text === "" ? sessionStorage.removeItem(this.#key) : sessionStorage.setItem(this.#key, text),
    );
  }
}
