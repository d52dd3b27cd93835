/** Browsers that forbid storage throw a DOMException; what was to be kept then lives as long as the page. */
export function attempt<Value>(action: () => Value): Value | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
