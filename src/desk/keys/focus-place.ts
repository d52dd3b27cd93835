/** Places a key leads to; the first of them that is on the screen gets the focus. */
export function focusPlace(...ids: string[]): void {
  const place = ids.map((id) => document.getElementById(id)).find((found) => found?.checkVisibility());
  place?.focus();
}
