/** An observable value for UI libraries to subscribe to. */
export class ModelStore<Model> {
  #model: Model;
  readonly #listeners = new Set<() => void>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** The present value; the same object until it changes. */
  readonly get = (): Model => this.#model;

  /** Calls `listener` after each change; the result ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(model: Model): void {
    if (model === this.#model) return;
    this.#model = model;
    for (const listener of this.#listeners) listener();
  }
}
