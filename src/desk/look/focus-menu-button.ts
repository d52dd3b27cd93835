/**
 * For a menu that closes: gives the focus to its button at once. A dialog that one of its items opens remembers who
 * had the focus, and may come after the menu has gone: late, or at once where nothing moves.
 */
export function focusMenuButton(): void {
  const buttonId = document.activeElement?.closest('[role="menu"]')?.getAttribute("aria-labelledby");
  if (buttonId) document.getElementById(buttonId)?.focus();
}
