import type { CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId, WidgetId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { WebSocket } from "ws";
import { until } from "../measuring/until.ts";

/** What became of a reader that did not read. */
export type Fate = "kept" | "let go as too slow" | "given up as dead";

/** A tab of a customer that follows their chat, may stop reading, and comes back for what it missed. */
export class Reader {
  readonly #socket: WebSocket;
  #number = 0;
  #isWelcome = false;
  #isGapless = true;
  #isClosing = false;
  #fate: Fate = "kept";

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    let isTooSlow = false;
    socket.on("error", () => {});
    socket.on("message", (raw: Buffer) => {
      const frame = JSON.parse(raw.toString("utf8")) as CustomerServerFrame;
      if (frame.type === "welcome") this.#isWelcome = true;
      if (frame.type === "goodbye") isTooSlow = frame.code === "too-slow";
      if (frame.type !== "events") return;
      if (frame.after !== this.#number) this.#isGapless = false;
      this.#number = frame.upTo;
    });
    socket.on("close", () => {
      if (!this.#isClosing) this.#fate = isTooSlow ? "let go as too slow" : "given up as dead";
    });
  }

  /** Resolves when it is welcome. It has everything up to `number`, and what follows comes. */
  static async open(
    url: string,
    { widgetId, secret, chatId, number }: Whose & { chatId: ChatId; number: number },
  ): Promise<Reader> {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/socket/chat`, { perMessageDeflate: false });
    const reader = new Reader(socket);
    reader.#number = number;
    await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
    const have = { chatId, number };
    socket.send(JSON.stringify({ type: "hello-customer", version: wireVersion, widgetId, secret, have }));
    await until(() => reader.#isWelcome, "a reader is welcome");
    return reader;
  }

  /** The number of the last line it has. */
  get number(): number {
    return this.#number;
  }

  /** Has every line followed the one before? */
  get isGapless(): boolean {
    return this.#isGapless;
  }

  get fate(): Fate {
    return this.#fate;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Takes nothing in any more; what is sent to it lies in the network, and then at the server. */
  stopReading(): void {
    this.#socket.pause();
  }

  readOn(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#isClosing = true;
    this.#socket.terminate();
  }
}

/** Whose tab it is. */
export interface Whose {
  readonly widgetId: WidgetId;
  readonly secret: string;
}
