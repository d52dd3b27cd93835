import type { CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId, CommandId, WidgetId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { WebSocket } from "ws";
import { until } from "../measuring/until.ts";

/** The customer and the chat of a tab. */
export interface Whose {
  readonly widgetId: WidgetId;
  readonly secret: string;
  readonly chatId: ChatId;
}

interface Page {
  readonly events: readonly { readonly number: number }[];
  readonly olderLeftOut: boolean;
}

/** The events, and their history, that a reader holds when it connects. */
export interface Held {
  readonly numbers: readonly number[];
  readonly history: string;
}

/** A customer's tab that follows their chat, may stop reading, and reconnects for the events it missed. */
export class Reader {
  readonly #socket: WebSocket;
  /** The numbers of the lines it has, in the order in which they stand. */
  #numbers: number[];
  #upTo: number;
  #hasOlder = false;
  #isWelcome = false;
  #isToldWhy = false;
  #answered: (page: Page) => void = () => {};
  #asked = 0;

  private constructor(socket: WebSocket, numbers: readonly number[]) {
    this.#socket = socket;
    this.#numbers = [...numbers];
    this.#upTo = numbers.at(-1) ?? 0;
    socket.on("error", () => {});
    socket.on("message", (raw: Buffer) =>
      this.#take(JSON.parse(raw.toString("utf8")) as CustomerServerFrame),
    );
  }

  /** Resolves when it is welcome. It has these lines, and what follows comes. */
  static async open(url: string, whose: Whose, { numbers, history }: Held): Promise<Reader> {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/socket/chat/${whose.widgetId}`, {
      perMessageDeflate: false,
    });
    const reader = new Reader(socket, numbers);
    await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
    const { chatId, secret } = whose;
    const have = reader.#upTo > 0 ? [{ chatId, number: reader.#upTo, history }] : [];
    socket.send(JSON.stringify({ type: "hello-customer", version: wireVersion, secret, have }));
    await until(() => reader.#isWelcome, "a reader is welcome");
    return reader;
  }

  get numbers(): readonly number[] {
    return this.#numbers;
  }

  /** Up to which line it has heard of the chat. */
  get upTo(): number {
    return this.#upTo;
  }

  /** Has the server said goodbye as "too-slow"? */
  get isToldWhy(): boolean {
    return this.#isToldWhy;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Stops reading; later frames stay in the network and then in the server. */
  stopReading(): void {
    this.#socket.pause();
  }

  readOn(): void {
    this.#socket.resume();
  }

  /** Asks, page by page, for the older lines that were left out because it was far behind. */
  async readOlder(chatId: ChatId): Promise<void> {
    while (this.#hasOlder) {
      const payload = { chatId, before: this.#numbers[0] ?? 0 };
      const id = `older-lines-of-a-chat-${++this.#asked}` as CommandId;
      const answered = new Promise<Page>((resolve) => (this.#answered = resolve));
      this.#socket.send(JSON.stringify({ type: "query", id, name: "customer.read", payload }));
      const page = await answered;
      this.#numbers = [...page.events.map(({ number }) => number), ...this.#numbers];
      this.#hasOlder = page.olderLeftOut;
    }
  }

  close(): void {
    this.#socket.terminate();
  }

  #take(frame: CustomerServerFrame): void {
    if (frame.type === "welcome") this.#isWelcome = true;
    if (frame.type === "goodbye") this.#isToldWhy = frame.code === "too-slow";
    if (frame.type === "answer") {
      if ("error" in frame) throw new Error(`Older lines were refused: ${frame.error.words}`);
      this.#answered(frame.ok as Page);
    }
    if (frame.type !== "events") return;
    // A reader far behind gets the end of the chat in place of its events.
    if (frame.after === 0 && frame.olderLeftOut) this.#numbers = [];
    else if (frame.after !== this.#upTo) throw new Error(`Lines are missing before ${frame.upTo}`);
    this.#numbers.push(...frame.events.map(({ number }) => number));
    this.#hasOlder ||= frame.olderLeftOut;
    this.#upTo = frame.upTo;
  }
}
