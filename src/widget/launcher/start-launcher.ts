import type { Panel, PanelModule, Wish } from "../panel-door.ts";
import { drawLauncher } from "./draw-launcher.ts";

declare global {
  interface Window {
    /** What the company's page may ask of its chat. */
    bellhop?: { readonly reset: () => void };
  }
}

/** How long the chat may take before the customer is told, and tried again. */
const lateMs = 8_000;

/** Puts the launcher on the page. The rest is loaded when the customer is about to use the chat. (B-70) */
export function startLauncher(widgetId: string, address: URL): void {
  // The snippet is on the page twice.
  if (document.querySelector("bellhop-chat")) return;
  const key = `bellhop-chat-${widgetId}`;
  const wish: Wish = { isOpen: false, takeFocus: false, isForgetting: false };
  const { draw, ...drawn } = drawLauncher(`${address}?widget=${widgetId}`);
  const door = { widgetId, address, key, wish, ...drawn, draw: (isReady: boolean) => draw(wish, isReady) };
  const { button, box } = drawn;
  let panel: Promise<Panel> | null = null;
  let attempts = 0;
  let again = 0;

  const follow = () => {
    // A browser remembers that a script could not be loaded, by its address.
    const script = new URL(`../chat-panel.js?${attempts || ""}`, address).href;
    panel ??= (import(/* @vite-ignore */ script) as Promise<PanelModule>).then((it) => it.beginPanel(door));
    panel.then(
      (it) => it.follow(),
      () => {
        panel = null;
        attempts++;
        clearTimeout(again);
        // A closed chat asks for nothing more than once. (F-32)
        if (wish.isOpen || wish.isForgetting) again = setTimeout(follow, lateMs);
      },
    );
  };

  button.addEventListener("click", () => {
    wish.takeFocus = wish.isOpen = !wish.isOpen;
    door.draw(false);
    // A keyboard on the screen comes when it is asked for.
    if (wish.isOpen && matchMedia("(pointer:fine)").matches) box.focus();
    follow();
  });
  const prepare = () => {
    if (panel === null) follow();
  };
  for (const intent of ["pointerover", "touchstart", "focus"])
    button.addEventListener(intent, prepare, { passive: true });

  door.draw(false);
  let remembered: string | null = null;
  try {
    remembered = localStorage.getItem(key);
  } catch {
    // Where storage is forbidden, the chat has to be opened on each page.
  }
  wish.isForgetting = remembered === "forget";
  // On a small screen an open chat would cover the page that the customer has come to see.
  wish.isOpen = remembered === "open" && !drawn.isSmall();
  if (remembered) {
    door.draw(false);
    follow();
  }
  window.bellhop = {
    reset: () => {
      wish.isForgetting = true;
      wish.isOpen = false;
      door.draw(false);
      follow();
    },
  };
}
