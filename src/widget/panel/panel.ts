import type { FrameMessage, LauncherMessage } from "../frame-messages.ts";
import type { PageModule, Panel, PanelDoor } from "../panel-door.ts";
import { cutPage } from "./cut-page.ts";
import { drawUnread } from "./draw-unread.ts";
import { followKeyboard } from "./follow-keyboard.ts";
import { coverPage } from "./cover-page.ts";
import { speak, wishedLanguages } from "./speak.ts";

/** How long the chat's page may take before it is asked for anew, and before a click does so. */
const againMs = 8_000;
const clickAgainMs = 2_000;

/** Begins the panel behind a launcher: the chat in its frame, and what the two say to each other. */
export function beginPanel(door: PanelDoor): Panel {
  return new FramedChat(door);
}

class FramedChat implements Panel {
  readonly #door: PanelDoor;
  readonly #cover: (isCovered: boolean) => void;
  /** Where messages to the frame go: in a sandbox, or in an app, neither has an origin that could be named. */
  readonly #target: string;
  #frame: HTMLIFrameElement | null = null;
  /** A chat goes on, so that it matters on other pages, too, though it is minimised. */
  #isGoingOn: boolean;
  #again = 0;
  #askedAt = 0;
  /** The frame is one that forgets the chat. */
  #forgets = false;
  /** The module that carries out what the page says; `null` as long as it says nothing. */
  #page: Promise<void> | null = null;
  #pageAttempts = 0;

  constructor(door: PanelDoor) {
    this.#door = door;
    door.showUnread ??= drawUnread(door);
    // Until the chat itself says so.
    this.#isGoingOn = this.#remembered !== "";
    this.#cover = coverPage(() => this.#turn(false));
    this.#target = origin === "null" ? "*" : door.address.origin;
    door.host.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && door.wish.isOpen) this.#turn(false);
    });
    addEventListener("message", (event) => this.#hear(event));
    followKeyboard(door.panel.style);
    door.reload = () => {
      if (this.#frame) this.#load();
    };
  }

  follow(): void {
    const { wish, button, calls } = this.#door;
    if (calls.length > 0) this.hear();
    // A click on a chat that has not come makes a new one.
    const isLate = !this.#isReady && performance.now() > this.#askedAt + clickAgainMs;
    if (!this.#frame || (wish.takeFocus && isLate) || wish.isForgetting !== this.#forgets) this.#load();
    if (!wish.isOpen && !wish.takeFocus && this.#hasFocus) button.focus();
    this.#remember();
    this.#cover(wish.isOpen && this.#door.isSmall());
    this.#door.draw(this.#isReady);
    this.#tell();
  }

  prepare(): void {
    if (this.#askedAt === 0) this.follow();
  }

  hear(): void {
    const { address } = this.#door;
    // A browser remembers that a script could not be loaded, by its address.
    const script = `${address}../chat-page.js?${this.#pageAttempts || ""}`;
    this.#page ??= (import(/* @vite-ignore */ script) as Promise<PageModule>).then(
      (it) => it.beginPage(this.#door),
      () => {
        this.#page = null;
        this.#pageAttempts++;
      },
    );
  }

  get #isReady(): boolean {
    return Boolean(this.#door.frame);
  }

  get #hasFocus(): boolean {
    return document.activeElement === this.#door.host;
  }

  #load(): void {
    const { widgetId, address, panel, wish } = this.#door;
    clearTimeout(this.#again);
    this.#askedAt = performance.now();
    this.#forgets = wish.isForgetting;
    this.#door.frame = null;
    this.#frame?.remove();
    this.#frame = Object.assign(document.createElement("iframe"), {
      title: "Chat",
      referrerPolicy: "no-referrer",
      src: `${address}?widget=${widgetId}&host=${origin}&language=${wishedLanguages(this.#door)}${wish.isForgetting ? "&forget" : this.#page ? "&page" : ""}`,
    });
    panel.append(this.#frame);
    void speak(this.#door, () => this.#door.draw(this.#isReady));
    this.#again = setTimeout(() => (wish.isOpen || wish.isForgetting) && this.#load(), againMs);
  }

  #turn(isOpen: boolean): void {
    this.#door.wish.isOpen = isOpen;
    this.follow();
  }

  /** The customer is done with the chat, or it is forgotten; `isForgetting`: another page is about to have it so. */
  #close(isForgetting = false): void {
    const { wish, draw } = this.#door;
    clearTimeout(this.#again);
    wish.isOpen = false;
    if (this.#hasFocus) this.#door.button.focus();
    this.#frame?.remove();
    this.#frame = null;
    this.#forgets = false;
    this.#door.frame = null;
    this.#isGoingOn = false;
    // Another page may have asked to forget what could not be forgotten yet: only that itself ends it.
    if (!isForgetting) this.#remember(wish.isForgetting);
    wish.isForgetting = false;
    this.#cover(false);
    draw(false);
    this.#door.showUnread?.(0);
  }

  /**
   * Where storage is forbidden nothing is remembered: the chat works, but has to be opened on each page. Of a chat
   * that is over and minimised nothing is, so that pages cost its customer what they cost a stranger. (W-5)
   */
  #remember(isForgotten = false): void {
    const { wish } = this.#door;
    if (this.#remembered === "forget" && !isForgotten) return;
    const state = wish.isOpen ? "open" : this.#isGoingOn ? "minimised" : "";
    this.#remembered = wish.isForgetting && !isForgotten ? "forget" : state;
  }

  get #remembered(): string {
    try {
      return localStorage.getItem(this.#door.key) ?? "";
    } catch {
      return "";
    }
  }

  set #remembered(state: string) {
    const { key } = this.#door;
    try {
      if (state) localStorage.setItem(key, state);
      else localStorage.removeItem(key);
    } catch {
      // Storage is forbidden here.
    }
  }

  #hear({ source, origin: from, data }: MessageEvent): void {
    const isOwn =
      this.#target === "*" ? from === "null" || from === this.#door.address.origin : from === this.#target;
    if (source !== this.#frame?.contentWindow || !isOwn) return;
    const message = data as FrameMessage;
    const { wish, draw } = this.#door;
    switch (message.type) {
      case "ready":
        this.#door.frame = source as Window;
        clearTimeout(this.#again);
        draw(true);
        return this.#tell([]);
      case "ask-page":
        return this.#tell(message.parameters);
      case "minimise":
        return this.#turn(false);
      case "close":
        return this.#close(message.isForgetting);
      case "reset":
        wish.isForgetting = true;
        return this.#turn(false);
      case "going-on":
        this.#isGoingOn = message.isGoingOn;
        return this.#remember();
      case "unread":
        return this.#door.showUnread?.(message.count);
      case "prefilled":
      case "forgotten":
      case "for-another":
      case "event":
        // For the page's interface, which listens for itself.
        return;
    }
  }

  #tell(parameters?: readonly string[]): void {
    if (!this.#isReady) return;
    const { wish, box } = this.#door;
    const { isOpen } = wish;
    // A keyboard on the screen comes when it is asked for, and stays when it is there.
    const isTyping = box.matches(":focus");
    const takeFocus = isTyping || (wish.takeFocus && matchMedia("(pointer:fine)").matches);
    if (takeFocus) this.#frame?.focus();
    const page = parameters && cutPage(location.href, parameters);
    const message: LauncherMessage = { type: "shown", isOpen, takeFocus, page, text: box.value };
    box.value = "";
    this.#frame?.contentWindow?.postMessage(message, this.#target);
    wish.takeFocus = false;
  }
}
