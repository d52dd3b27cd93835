import type { Frame, Page } from "playwright-core";

/** More than a state has of them. */
const stopsMax = 80;

/**
 * Of everything on the page that can be used: what the Tab key never comes to, and where the focus cannot be seen. Of a
 * group of radio buttons one is enough, and of a menu, whose own keys lead on within it.
 */
export async function unreachedIn(page: Page, frame: Frame): Promise<string[]> {
  await frame.evaluate(begin);
  const unseen: string[] = [];
  for (let stops = 0; stops < stopsMax; stops++) {
    await page.keyboard.press("Tab");
    const stop = await frame.evaluate(reach);
    if (stop === null) break;
    if (!stop.isSeen) unseen.push(`the focus is not seen: ${stop.html}`);
  }
  return [...unseen, ...(await frame.evaluate(left))];
}

declare global {
  interface Window {
    reached: Set<Element>;
  }
}

/** The next Tab leads to the first stop of the page, or of the dialog in front of it. */
function begin(): void {
  window.reached = new Set();
  const around = document.querySelector("dialog[open]") ?? document.body;
  around.setAttribute("tabindex", "-1");
  (around as HTMLElement).focus();
  around.removeAttribute("tabindex");
}

/** `null`: the focus has left the page, or comes to where it was before. */
function reach(): { isSeen: boolean; html: string } | null {
  const at = document.activeElement;
  if (!at || at === document.body || window.reached.has(at)) return null;
  window.reached.add(at);
  // A field may show the focus by its box, a hidden star by its label.
  const shows = [at, at.parentElement, at.closest("label"), at.closest(".box")];
  const isSeen = shows.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (
      (outlineStyle !== "none" && outlineWidth !== "0px") || (element.matches(".box") && boxShadow !== "none")
    );
  });
  return { isSeen, html: at.outerHTML.slice(0, 120) };
}

function left(): string[] {
  const around = document.querySelector("dialog[open]") ?? document.body;
  const usable = [
    ...around.querySelectorAll("button, a[href], input, select, textarea, [tabindex='0']"),
  ].filter(
    (element) =>
      !element.matches(":disabled, input[type=file]") &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  const groups = new Set([...window.reached].map((element) => (element as HTMLInputElement).name || null));
  const missed = usable.filter(
    (element) =>
      !window.reached.has(element) &&
      !(element instanceof HTMLInputElement && element.type === "radio" && groups.has(element.name)) &&
      !(
        element.closest("[role=menu]") !== null &&
        [...window.reached].some((one) => one.closest("[role=menu]"))
      ),
  );
  return missed.map((element) => `not reached by keys: ${element.outerHTML.slice(0, 120)}`);
}
