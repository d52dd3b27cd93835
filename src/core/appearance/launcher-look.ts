import type { Appearance } from "./appearance.ts";
import { readableColours } from "./readable-colours.ts";

/** What stands in the launcher's script in place of its own look. */
export interface LauncherLook {
  /** Values for its style sheet, by name. */
  readonly styles: Readonly<Record<string, string>>;
  /** JavaScript of the pairs of language and words on its button; empty for none of its own. */
  readonly labels: string;
}

/** Room for the button's own size beside its distance, in CSS pixels. */
const besides = { panel: 72, panelAndEdge: 96 };

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
      "panel-bottom": `${distance + besides.panel}px`,
      "panel-less": `${distance + besides.panelAndEdge}px`,
      more: `${launcher === "label" ? labelStyles(onMine) : ""}${isHidden ? hidden : ""}`,
    },
    labels: labelPairs(labels),
  };
}

/** Until the chat is on the page, or the page says that the button is to be seen. */
const hidden = ":not(.open,:has(iframe))>button:not([data-shown]){display:none}";

/** The button says aloud what is read on it. */
function labelStyles(ink: string): string {
  return [
    `:not(.open)>button{width:auto;color:${ink};font:600 15px/24px system-ui}`,
    ":not(.open)>button:after{content:attr(aria-label);margin:0 8px}",
    "button:before{float:inline-start;width:24px}",
  ].join("");
}

/** Where a company has labels for some languages only, the rest says no more than this, which weighs little. */
const elsewhere = { "": "Chat", pl: "Czat", ar: "دردشة", ja: "チャット" };

/** The first label of each language; the language of those for every other is empty. */
function labelPairs(labels: readonly { readonly language: string; readonly label: string }[]): string {
  if (labels.length === 0) return "";
  const own = Object.fromEntries(labels.toReversed().map(({ language, label }) => [language, label]));
  const pairs = Object.entries("" in own ? own : { ...elsewhere, ...own });
  return `${pairs.map(([language, label]) => `"${language}":${scriptText(label)},`).join("")}own:"1"`;
}

/** A text as JavaScript, which may also stand in a page. */
function scriptText(text: string): string {
  return JSON.stringify(text)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
