import type { FrameMessage, PageMessage } from "../frame-messages.ts";
import type { BellhopAvailability, BellhopEvents } from "../page-api.ts";
import type { Call, PanelDoor } from "../panel-door.ts";
import { askAvailability } from "./ask-availability.ts";
import { type Command, type Listener, readCall } from "./read-call.ts";
import { fieldsMax } from "#contract/limits.ts";

/** Carries out what the company's page has asked of its chat, and whatever it asks from now on. */
export function beginPage(door: PanelDoor): void {
  const page = new Page(door);
  const { calls } = door;
  calls.push = (call: Call) => {
    page.hear(call);
    return 0;
  };
  for (const call of calls.splice(0)) page.hear(call);
}

/** The company's page as one that gives orders to its chat, and listens. */
class Page {
  readonly #door: PanelDoor;
  readonly #listeners = new Map<keyof BellhopEvents, Set<Listener>>();
  readonly #fields = new Map<string, string>();
  #token: string | null = null;
  #prefill: string | null = null;
  #wasOpen: boolean;
  /** The launcher is not to be seen while the chat is minimised. */
  #isHidden = false;
  #unread = 0;
  /** The chat is being forgotten for the person of whom this page speaks now. */
  #isForAnother = false;

  constructor(door: PanelDoor) {
    this.#door = door;
    this.#wasOpen = door.wish.isOpen;
    const { draw, showUnread } = door;
    door.draw = (isReady) => {
      draw(isReady);
      this.#showLauncher();
      this.#noticeOpening();
    };
    door.showUnread = (count) => {
      showUnread?.(count);
      if (count !== this.#unread) this.#tell("unread", { count });
      this.#unread = count;
    };
    addEventListener("message", (event) => this.#receive(event));
    // The chat may have come before this.
    this.#send();
  }

  hear(call: Call): void {
    const { command, warning } = readCall(call);
    if (warning) console.warn(`Bellhop: ${warning}`);
    if (command) this.#carryOut(command);
  }

  #carryOut(command: Command): void {
    const { wish, turn } = this.#door;
    switch (command.name) {
      case "open":
        return turn(true);
      case "close":
        // The frame of a chat that nobody has opened is not needed.
        return wish.isOpen ? turn(false) : undefined;
      case "show":
      case "hide":
        this.#isHidden = command.name === "hide";
        // For a widget whose button is hidden until its page says otherwise. (B-74)
        this.#door.button.toggleAttribute("data-shown", !this.#isHidden);
        return this.#showLauncher();
      case "reset":
        this.#forget();
        wish.isForgetting = true;
        return turn(false);
      case "prefill":
        this.#prefill = command.text;
        break;
      case "identify":
        this.#token = command.text;
        break;
      case "language":
        this.#door.language = command.text;
        return this.#door.reload?.();
      case "fields":
        for (const [name, value] of command.fields)
          if (value === null) this.#fields.delete(name);
          else if (this.#fields.has(name) || this.#fields.size < fieldsMax) this.#fields.set(name, value);
        break;
      case "availability":
        void askAvailability(this.#door).then((it: BellhopAvailability) => attempt(() => command.tell(it)));
        return;
      case "on":
        this.#listeners.set(command.event, this.#listening(command.event).add(command.listener));
        if (command.event === "ready") attempt(() => command.listener({}));
        return;
      case "off":
        this.#listening(command.event).delete(command.listener);
        return;
    }
    this.#send();
  }

  #listening(event: keyof BellhopEvents): Set<Listener> {
    return this.#listeners.get(event) ?? new Set();
  }

  #tell<Name extends keyof BellhopEvents>(name: Name, detail: BellhopEvents[Name]): void {
    for (const listener of new Set(this.#listening(name))) attempt(() => listener(detail));
  }

  #showLauncher(): void {
    const { button, wish } = this.#door;
    // An open chat that does not come can be minimised by nothing else.
    button.hidden = this.#isHidden && !wish.isOpen;
  }

  #noticeOpening(): void {
    const { isOpen } = this.#door.wish;
    if (isOpen === this.#wasOpen) return;
    this.#wasOpen = isOpen;
    this.#tell(isOpen ? "opened" : "closed", {});
  }

  #receive({ source, origin: from, data }: MessageEvent): void {
    const { address, frame } = this.#door;
    // In a sandbox, or in an app, neither side has an origin.
    const isOwn = from === address.origin || (origin === "null" && from === "null");
    if (!isOwn || !source || source !== frame) return;
    const message = data as FrameMessage;
    if (message.type === "ready") this.#send();
    else if (message.type === "prefilled") this.#prefill = null;
    else if (message.type === "for-another") this.#isForAnother = true;
    else if (message.type === "forgotten") {
      if (!this.#isForAnother) this.#forget();
      this.#isForAnother = false;
    } else if (message.type === "event") this.#tell(message.name, message.detail);
  }

  /** Facts about one person are not passed on to the next. */
  #forget(): void {
    this.#fields.clear();
    this.#token = this.#prefill = null;
    this.#door.box.value = "";
  }

  #send(): void {
    const { frame, address } = this.#door;
    if (!frame) return;
    const fields = [...this.#fields].map(([name, value]) => ({ name, value }));
    const said = { token: this.#token, fields, prefill: this.#prefill };
    const message: PageMessage = { type: "page", ...said };
    frame.postMessage(message, origin === "null" ? "*" : address.origin);
  }
}

/** A fault of the page's own functions is its page's to see, and stops nothing here. */
function attempt(call: () => void): void {
  try {
    call();
  } catch (error) {
    reportError(error);
  }
}
