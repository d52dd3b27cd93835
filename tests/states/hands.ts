/** Most that a step waits for what it is about to press. */
const withinMs = 60_000;

const pressable = 'button, a[href], input, textarea, [role="menuitem"], [role="option"], [role="tab"]';

/** Somebody who uses the page that is shown, by the words they read on it. */
export interface Hands {
  /** Presses the last control on the page that is called so: a dialog comes after what lies under it. */
  press(words: string): Promise<void>;
}

/** `nameOf` an element is what it is called by assistive technology, as far as these pages need it. */
function nameOf(element: Element): string {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  return [
    element.getAttribute("aria-label") ?? element.textContent,
    ...labels.map((label) => label.textContent),
  ].join(" ");
}

export const hands: Hands = {
  async press(words) {
    const until = performance.now() + withinMs;
    for (;;) {
      const found = [...document.querySelectorAll<HTMLElement>(pressable)].findLast(
        (element) =>
          nameOf(element).includes(words) && element.checkVisibility() && !element.matches(":disabled"),
      );
      if (found) return found.click();
      if (performance.now() > until) throw new Error(`Nothing on the page is called “${words}”.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
};
