/**
 * Lets actions with the same key run one after the other, in the order in which they came: what
 * two people say to one chat is stored in the order in which it arrived.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<Result>(key: string, action: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key);
    const turn = before ? before.then(action, action) : action();
    this.#last.set(key, turn);
    const leave = () => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    };
    turn.then(leave, leave);
    return turn;
  }
}
