import { ModelStore } from "#client/model-store.ts";
import type { FrameMessage, LauncherMessage } from "../frame-messages.ts";

export interface HostState {
  readonly isOpen: boolean;
  /** Counts how often the customer has opened the chat: each time, the message box gets the focus. */
  readonly opened: number;
  /** What the customer typed before the chat was there; another object each time. */
  readonly carried: { readonly text: string } | null;
  /** Address of the company's page, as far as the frame may know it. */
  readonly page: string;
}

/**
 * The link to the company's page around this frame. Without a page around it, the chat is always open and
 * cannot be minimised.
 */
export class HostLink {
  readonly state: ModelStore<HostState>;
  readonly isFramed: boolean;
  readonly #origin: string;
  /** Takes everything off the screen. */
  readonly clear: () => void;

  /**
   * `origin` is the origin of the launcher's page; messages are sent to and accepted from this origin only. A
   * page in a sandbox or an app has none, and is known by its window alone.
   */
  constructor(origin: string | null, clear: () => void) {
    this.clear = clear;
    this.isFramed = origin !== null && window.parent !== window;
    this.#origin = origin ?? location.origin;
    this.state = new ModelStore<HostState>({
      isOpen: !this.isFramed,
      opened: this.isFramed ? 0 : 1,
      carried: null,
      page: this.isFramed ? "" : location.origin + location.pathname,
    });
  }

  listen(): void {
    window.addEventListener("message", ({ source, origin, data }) => {
      if (!this.isFramed || source !== window.parent || origin !== this.#origin) return;
      // The company's own scripts may send whatever they like to every frame of their page.
      if (data?.type === "shown") this.#receive(data as LauncherMessage);
    });
    this.say({ type: "ready", parameters: [] });
  }

  say(message: FrameMessage): void {
    if (!this.isFramed) return;
    // The customer does not see messages from now on, even before the launcher has answered.
    if (message.type === "minimise") this.state.set({ ...this.state.get(), isOpen: false });
    window.parent.postMessage(message, this.#origin === "null" ? "*" : this.#origin);
  }

  /** The frame goes from the page; a chat without a page around it begins anew. */
  leave(): void {
    if (this.isFramed) this.say({ type: "close" });
    else location.reload();
  }

  /** Leaves with nothing on the screen, whatever the page around it does then. (B-68) */
  leaveForgotten(): void {
    this.clear();
    this.leave();
  }

  /** Has the chat forgotten as soon as the server can be reached, and before it is shown again. (B-68) */
  forgetLater(): void {
    if (this.isFramed) this.say({ type: "reset" });
    else location.reload();
  }

  #receive({ isOpen, takeFocus, page, text }: LauncherMessage): void {
    const { opened, page: before, carried } = this.state.get();
    this.state.set({
      isOpen,
      opened: takeFocus ? opened + 1 : opened,
      carried: text ? { text } : carried,
      page: page ?? before,
    });
  }
}
