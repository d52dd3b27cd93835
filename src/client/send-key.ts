type Press = Pick<KeyboardEvent, "key" | "shiftKey" | "isComposing" | "keyCode" | "timeStamp">;

/** A press this soon after a word was composed is the one that confirmed it. */
const confirmsWithinMs = 30;

/**
 * The one rule for all text fields in which Enter sends. While an input method composes, Enter chooses a word:
 * most browsers say so by `isComposing`; Safari ends composing first and then gives the press the key code 229,
 * or, in some versions, nothing but its closeness in time.
 */
export class SendKey {
  #composedAt = -Infinity;

  /** `page`: where all events of the text fields come by. */
  constructor(page: Pick<EventTarget, "addEventListener">) {
    page.addEventListener("compositionend", ({ timeStamp }) => (this.#composedAt = timeStamp));
  }

  isPressed({ key, shiftKey, isComposing, keyCode, timeStamp }: Press): boolean {
    if (key !== "Enter" || shiftKey || isComposing || keyCode === 229) return false;
    return timeStamp - this.#composedAt > confirmsWithinMs;
  }
}
