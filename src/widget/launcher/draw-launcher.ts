import type { LauncherWords, Wish } from "../panel-door.ts";
import { appendElement } from "./append-element.ts";
import { styles } from "./styles.ts";

declare global {
  /** What stands on the button, by language. The build puts Bellhop's own here, and the server a widget's. */
  const bellhopLabels: Readonly<Record<string, string>>;
  /** The language of a widget that has a set one, until the build or the server puts it here. */
  const bellhopLanguage: string | undefined;

  interface HTMLElementTagNameMap {
    "bellhop-chat": HTMLElement;
  }
}

/** How long the chat may take before the customer is told, and tried again. */
export const lateMs = 8_000;

const labels = bellhopLabels;

/** The launcher's elements, in a shadow tree beside the page's body. `language`: that of the snippet. */
export function drawLauncher(ownPage: string, language: string | undefined) {
  language = bellhopLanguage || language || document.documentElement.lang || navigator.language;
  /** All but the first in English until the panel has exchanged them, or for as long as nothing can be loaded. (B-74) */
  const words: LauncherWords = [
    labels[language.slice(0, 2)] || (labels[""] as string),
    "Minimise",
    "The chat cannot be reached. Trying again… ",
    "Open it in a new tab",
    "",
    labels["own"],
  ];
  const host = document.createElement("bellhop-chat");
  const shadow = host.attachShadow({ mode: "open" });
  // Unlike a <style> element, this is not refused by a page's content security policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];

  const root = appendElement(shadow, "div", { role: "region", ariaLabel: "Chat" });
  const button = appendElement(root, "button", { type: "button" });
  const panel = appendElement(root, "div", { className: "panel" });
  appendElement(panel, "b", { textContent: "Chat" });
  const notice = appendElement(panel, "p", { role: "status" });
  const box = appendElement(panel, "textarea", {
    placeholder: "Write a message…",
    rows: 1,
  });
  let late: number | undefined;

  // A page may move, transform or exchange its body; in the top layer nothing of it lies above.
  const attach = () => {
    if (host.isConnected) return;
    document.documentElement.append(host);
    host.popover = "manual";
    host.showPopover?.();
  };
  attach();
  new MutationObserver(attach).observe(document.documentElement, { childList: true });

  return {
    host,
    button,
    panel,
    box,
    words,
    isSmall: () => matchMedia("(max-width:480px),(max-height:480px)").matches,
    draw: ({ isOpen }: Wish, isReady: boolean): void => {
      // Until the chat itself can be minimised, this button must stay in reach on a phone too.
      root.className = isOpen ? (isReady ? "open ready" : "open") : "";
      button.ariaExpanded = `${isOpen}`;
      button.ariaLabel = words[+isOpen] as string;
      // From when it was opened, however often it is drawn and asked for meanwhile.
      if (isOpen && !isReady)
        late ||= setTimeout(() => {
          notice.textContent = words[2];
          appendElement(notice, "a", {
            href: ownPage,
            target: "_blank",
            textContent: words[3],
          });
        }, lateMs);
      else {
        late = clearTimeout(late) as undefined;
        notice.textContent = "";
      }
    },
  };
}
