/**
 * The builder's loader takes a style sheet that failed for loaded as long as its link stands in the page, and one
 * that is no style sheet, such as a proxy's page, for loaded at once: the part would come back without its look.
 * Such a link is an error here, and is taken out, so that the next attempt fetches the sheet again. (U-1)
 */
export function forgetFailedStyles(): void {
  const refuse = (event: Event) => {
    const link = styleLinkOf(event);
    if (!link || hasRules(link)) return;
    event.stopPropagation();
    link.dispatchEvent(new Event("error"));
  };
  // At the document: such a load does not reach the window.
  document.addEventListener("load", refuse, true);
  document.addEventListener("error", (event) => styleLinkOf(event)?.remove(), true);
}

function styleLinkOf({ target }: Event): HTMLLinkElement | null {
  return target instanceof HTMLLinkElement && target.rel === "stylesheet" ? target : null;
}

function hasRules({ sheet }: HTMLLinkElement): boolean {
  return sheet !== null && sheet.cssRules.length > 0;
}
