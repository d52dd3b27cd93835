import { ModelStore } from "#client/model-store.ts";
import type { FrameMessage, LauncherMessage, PageMessage, ShownMessage } from "../frame-messages.ts";

/**
 * Words that the customer typed before the chat was there, or that the page gives them to send; another object each
 * time.
 */
export interface Carried {
  readonly text: string;
  /** In place of what is in the message box; else after it. */
  readonly replaces?: true;
}

export interface HostState {
  readonly isOpen: boolean;
  /** Counts how often the customer has opened the chat: each time, the message box gets the focus. */
  readonly opened: number;
  readonly carried: Carried | null;
  /** Facts and token that the company's page gives; `null`: none so far. */
  readonly said: PageMessage | null;
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
  /** Another page is to have the chat forgotten. */
  isForgetting = false;
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
      said: null,
      page: this.isFramed ? "" : location.origin + location.pathname,
    });
  }

  listen(): void {
    window.addEventListener("message", ({ source, origin, data }) => {
      if (!this.isFramed || source !== window.parent || origin !== this.#origin) return;
      // The company's own scripts may send whatever they like to every frame of their page.
      const message = data as LauncherMessage | null;
      if (message?.type === "shown") this.#receive(message);
      if (message?.type === "page") this.state.set({ ...this.state.get(), said: message });
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
    if (this.isFramed) this.say({ type: "close", isForgetting: this.isForgetting });
    else location.reload();
  }

  /** Leaves with nothing on the screen, whatever the page around it does then. (B-68) */
  leaveForgotten(): void {
    this.clear();
    this.say({ type: "forgotten" });
    this.leave();
  }

  /** Has the chat forgotten as soon as the server can be reached, and before it is shown again. (B-68) */
  forgetLater(): void {
    if (this.isFramed) this.say({ type: "reset" });
    else location.reload();
  }

  #receive({ isOpen, takeFocus, page, text }: ShownMessage): void {
    const { opened, page: before, carried, said } = this.state.get();
    this.state.set({
      said,
      isOpen,
      opened: takeFocus ? opened + 1 : opened,
      carried: text ? { text } : carried,
      page: page ?? before,
    });
  }
}
