/**
 * Runs `action`; `null` when the browser forbids storage and throws a DOMException. The caller then keeps its
 * value for as long as the page lives.
 */
export function attempt<Value>(action: () => Value): Value | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
