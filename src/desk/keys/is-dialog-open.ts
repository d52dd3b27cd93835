/** A dialog has the keyboard to itself: no key acts on what is behind it, and no second dialog opens over it. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
