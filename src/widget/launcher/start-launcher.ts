import type { FrameMessage, LauncherMessage } from "../frame-messages.ts";
import { appendElement } from "./append-element.ts";
import { cutPage } from "./cut-page.ts";
import { drawLauncher } from "./draw-launcher.ts";
import { rememberedState } from "./remembered-state.ts";

declare global {
  interface Window {
    /** What the company's page may ask of its chat. */
    bellhop?: { readonly reset: () => void };
  }
}

/** Puts the launcher on the page. The chat itself is loaded when the customer opens it, not before. (B-70) */
// oxlint-disable-next-line max-lines-per-function -- in pieces, which share its state, it would weigh more than 2 KB
export function startLauncher(widgetId: string, address: URL): void {
  // The snippet is on the page twice.
  if (document.querySelector("bellhop-chat")) return;
  const key = `bellhop-chat-${widgetId}`;
  const { host, button, panel, show, showUnread } = drawLauncher();
  let frame: HTMLIFrameElement | null = null;
  let isReady = false;
  let isOpen = false;
  let takeFocus = false;
  let isForgetting = false;

  /** Nothing but the forgetting itself ends that the chat is to be forgotten. */
  const remember = (state: Parameters<typeof rememberedState>[1]) => {
    if (rememberedState(key) !== "forget") rememberedState(key, state);
  };

  const tell = (parameters?: readonly string[]) => {
    if (!isReady) return;
    if (takeFocus) frame?.focus();
    const page = parameters && cutPage(location.href, parameters);
    const message: LauncherMessage = { type: "shown", isOpen, takeFocus, page };
    frame?.contentWindow?.postMessage(message, address.origin);
    takeFocus = false;
  };

  const load = (wish = "") =>
    appendElement(panel, "iframe", {
      title: "Chat",
      referrerPolicy: "no-referrer",
      src: `${address}?widget=${widgetId}&host=${origin}${wish}`,
    });

  const turn = (open: boolean) => {
    const hadFocus = document.activeElement === host;
    isOpen = open;
    show(open, isReady);
    if (!open && hadFocus) button.focus();
    remember(open ? "open" : "minimised");
    frame ??= load();
    tell();
  };

  const close = () => {
    isReady = false;
    turn(false);
    frame?.remove();
    frame = null;
    showUnread(0);
    if (isForgetting) rememberedState(key, "");
    else remember("");
    isForgetting = false;
  };

  /**
   * Has this browser forget the chat, by a frame that says so and closes. A page that is left before it has
   * loaded leaves it to the next one. (B-68)
   */
  const reset = () => {
    isReady = false;
    frame?.remove();
    frame = load("&forget");
    turn(false);
    rememberedState(key, "forget");
    isForgetting = true;
  };

  button.addEventListener("click", () => {
    takeFocus = !isOpen;
    turn(!isOpen);
  });
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen) turn(false);
  });
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame?.contentWindow || origin !== address.origin) return;
    const message = data as FrameMessage;
    if (message.type === "ready") show(isOpen, (isReady = true));
    if (message.type === "minimise") turn(false);
    else if (message.type === "close") close();
    else if (message.type === "reset") reset();
    else if (message.type === "unread") showUnread(message.count);
    else tell(message.parameters);
  });
  followKeyboard(panel.style);

  show(false, false);
  const remembered = rememberedState(key);
  if (remembered === "forget") reset();
  else if (remembered) turn(remembered === "open");
  window.bellhop = { reset };
}

/** On a phone the keyboard covers `fixed` elements unless their height is set to the visible part. */
function followKeyboard(style: CSSStyleDeclaration): void {
  visualViewport?.addEventListener("resize", function (this: VisualViewport) {
    const isCovered = this.scale === 1 && this.height < innerHeight - 1;
    style.cssText = isCovered ? `--top:${this.offsetTop}px;--height:${this.height}px` : "";
  });
}
