/** Android's Back and other requests to close go to this; not every browser has it. */
interface CloseWatcher extends EventTarget {
  destroy(): void;
}

declare global {
  interface Window {
    readonly CloseWatcher?: new () => CloseWatcher;
  }
}

/**
 * On a small screen the chat covers the page: the page does not scroll behind it, and Back closes it. The result is
 * told whenever the page is covered, or no longer. (W-6)
 */
export function coverPage(close: () => void): (isCovered: boolean) => void {
  let uncover: (() => void) | null = null;
  return (isCovered) => {
    if (isCovered === (uncover !== null)) return;
    uncover?.();
    uncover = null;
    if (!isCovered) return;
    const { style } = document.documentElement;
    const { overflow } = style;
    const watcher = window.CloseWatcher && new window.CloseWatcher();
    style.overflow = "hidden";
    watcher?.addEventListener("close", close);
    uncover = () => {
      style.overflow = overflow;
      watcher?.destroy();
    };
  };
}
