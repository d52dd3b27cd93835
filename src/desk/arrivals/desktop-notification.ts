import type { Alert } from "./alerter.ts";

/** `refused`: the browser's settings for this page say no, and only the user can change them there. */
export type DesktopPermission = "granted" | "ask" | "refused" | "without-https" | "unsupported";

export function desktopPermission(): DesktopPermission {
  if (!isSecureContext) return "without-https";
  // Browsers of phones may have none, whatever the types say.
  const { permission } = (globalThis as { Notification?: typeof Notification }).Notification ?? {};
  if (permission === undefined) return "unsupported";
  if (permission === "granted") return "granted";
  return permission === "denied" ? "refused" : "ask";
}

/** Asks the user; must be called in a click. */
export async function askForDesktop(): Promise<DesktopPermission> {
  await Notification.requestPermission();
  return desktopPermission();
}

/** Shows the alert beside all windows, unless this page is in front; the result takes it away. */
export function showOnDesktop({ words, open }: Alert): () => void {
  const isInFront = document.visibilityState === "visible" && document.hasFocus();
  if (isInFront || desktopPermission() !== "granted") return () => {};
  try {
    const shown = new Notification(words, { tag: "bellhop-arrival", silent: true });
    shown.addEventListener("click", () => {
      window.focus();
      open();
      shown.close();
    });
    return () => shown.close();
  } catch (error) {
    // Phones show them for pages with a service worker only.
    if (error instanceof TypeError) return () => {};
    throw error;
  }
}
