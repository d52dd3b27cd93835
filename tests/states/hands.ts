/** Most that a step waits for what it is about to press. */
const withinMs = 60_000;

const pressable = 'button, a[href], input, textarea, [role="menuitem"], [role="option"], [role="tab"]';

/** Somebody who uses the page that is shown, by the words they read on it. */
export interface Hands {
  /** Presses the last control on the page that is called so: a dialog comes after what lies under it. */
  press(words: string): Promise<void>;
  /** Types into the last field that is called so. */
  type(words: string, text: string): Promise<void>;
  /** Strikes a key of the desk. */
  strike(key: KeyboardEventInit): Promise<void>;
}

/** `nameOf` an element is what it is called by assistive technology, as far as these pages need it. */
function nameOf(element: Element): string {
  const hasLabels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const labels = hasLabels ? [...(element.labels ?? [])] : [];
  return [
    element.getAttribute("aria-label") ?? element.textContent,
    ...labels.map((label) => label.textContent),
  ].join(" ");
}

/** The last of these on the page that is called so, as soon as there is one. */
async function find(selector: string, words: string): Promise<HTMLElement> {
  const until = performance.now() + withinMs;
  for (;;) {
    const found = [...document.querySelectorAll<HTMLElement>(selector)].findLast(
      (element) =>
        nameOf(element).includes(words) && element.checkVisibility() && !element.matches(":disabled"),
    );
    if (found) return found;
    if (performance.now() > until) throw new Error(`Nothing on the page is called “${words}”.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const hands: Hands = {
  press: async (words) => (await find(pressable, words)).click(),
  async type(words, text) {
    (await find("input, textarea", words)).focus();
    // The one way that the browser takes for typing.
    document.execCommand("insertText", false, text);
  },
  async strike(key) {
    // The key is known once what it is for is there.
    await find("button", "your status:");
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true }),
    );
  },
};
