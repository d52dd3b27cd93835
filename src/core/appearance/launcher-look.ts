import type { Appearance } from "./appearance.ts";
import { readableColours } from "./readable-colours.ts";

/** What stands in the launcher's script in place of its own look. */
export interface LauncherLook {
  /** Values for its style sheet, by name. */
  readonly styles: Readonly<Record<string, string>>;
  /** JavaScript that gives the words on its button, or `null` for its own. */
  readonly label: string | null;
}

/** Room for the button's own size beside its distance, in CSS pixels. */
const besides = { badge: 40, panel: 72, panelAndEdge: 96 };

/** The look of a widget's launcher. Its page is somebody else's, so that its colours need no ground to be read on. */
export function launcherLook({
  colour,
  side,
  distance,
  launcher,
  isHidden,
  texts,
}: Appearance): LauncherLook {
  const { onMine } = readableColours(colour, "#ffffff");
  const labels = texts.filter(({ label }) => label !== "");
  return {
    styles: {
      fill: colour,
      "on-fill": onMine,
      side: `inset-inline-${side}`,
      gap: `${distance}px`,
      "badge-gap": `${Math.max(0, distance - 6)}px`,
      "badge-bottom": `${distance + besides.badge}px`,
      "panel-bottom": `${distance + besides.panel}px`,
      "panel-less": `${distance + besides.panelAndEdge}px`,
      more: `${launcher === "label" ? labelStyles(onMine) : ""}${isHidden ? hidden : ""}`,
    },
    label: labels.length === 0 ? null : labelScript(labels),
  };
}

/** Until the chat is on the page, or the page says that the button is to be seen. */
const hidden = "div:not(.open,:has(iframe))>button:not([data-shown]){display:none}";

/** The button says aloud what is read on it. */
function labelStyles(ink: string): string {
  return [
    "button{width:auto;padding:16px 20px 16px 16px;border-radius:28px}",
    ":where(button:not([hidden])){display:flex;gap:10px}",
    `button:after{content:attr(aria-label);color:${ink};font:600 15px/24px system-ui}`,
    "button:before{width:24px}",
    ".open button{width:56px;padding:16px}.open button:after{content:none}",
  ].join("");
}

/** The first label of the page's language, or of every other. */
function labelScript(labels: readonly { readonly language: string; readonly label: string }[]): string {
  const byLanguage = Object.fromEntries(
    labels.toReversed().map(({ language, label }) => [language, label] as const),
  );
  const { "": other, ...named } = byLanguage;
  const rest = other === undefined ? "" : `||${scriptText(other)}`;
  if (Object.keys(named).length === 0) return scriptText(other ?? "");
  const pairs = Object.entries(named).map(([language, label]) => `${language}:${scriptText(label)}`);
  return `({${pairs.join()}})[document.documentElement.lang.slice(0,2)]${rest}`;
}

/** A text as JavaScript, which may also stand in a page. */
function scriptText(text: string): string {
  return JSON.stringify(text)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
