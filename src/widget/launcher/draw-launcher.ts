import { appendElement } from "./append-element.ts";
import { styles } from "./styles.ts";

declare global {
  interface HTMLElementTagNameMap {
    "bellhop-chat": HTMLElement;
  }
}

/** The launcher's elements, in a shadow tree at the end of the page. */
export function drawLauncher() {
  const host = appendElement(document.body, "bellhop-chat");
  const shadow = host.attachShadow({ mode: "open" });
  // Unlike a <style> element, this is not refused by a page's content security policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];

  const root = appendElement(shadow, "div", { role: "region", ariaLabel: "Chat" });
  const button = appendElement(root, "button", { type: "button" });
  const badge = appendElement(root, "div", { className: "badge", role: "status" });
  const panel = appendElement(root, "div", { className: "panel" });

  return {
    host,
    button,
    panel,
    show: (isOpen: boolean, isReady: boolean): void => {
      // Until the chat itself can be minimised, this button must stay in reach on a phone too.
      root.className = isOpen ? (isReady ? "open ready" : "open") : "";
      button.ariaExpanded = `${isOpen}`;
      button.ariaLabel = isOpen ? "Minimise chat" : "Chat with us";
    },
    showUnread: (count: number): void => {
      badge.textContent = count > 99 ? "99+" : `${count || ""}`;
      if (count > 0) appendElement(badge, "span").textContent = " unread in chat";
    },
  };
}
