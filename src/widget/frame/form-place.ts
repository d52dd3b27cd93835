import styles from "./form-place.css?inline";

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Called by each later part that shows a form, before it does. */
export function styleFormPlace(): void {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}
